import { type Client, Events } from 'discord.js';
import type { BotContext } from '../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Hears at once when a moderator deletes cards. What is missed while nobody listens, the next edit finds. */
export class CardDeletions {
  readonly #parts: Parts;
  readonly #client: Client;
  readonly #stop: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#client = parts.context.client;
    const one = ({ id }: { id: string }) => void this.#deleted([id]);
    const many = (messages: ReadonlyMap<string, unknown>) => void this.#deleted([...messages.keys()]);
    this.#client.on(Events.MessageDelete, one);
    this.#client.on(Events.MessageBulkDelete, many);
    this.#stop.push(
      () => this.#client.off(Events.MessageDelete, one),
      () => this.#client.off(Events.MessageBulkDelete, many),
    );
  }

  close(): void {
    for (const stop of this.#stop) stop();
  }

  async #deleted(messageIds: string[]): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    try {
      const count = await unitOfWork(() => context.announcements.messagesDeleted(messageIds));
      if (count > 0) context.log.info({ messageIds }, 'cards were deleted by someone');
    } catch (error) {
      context.log.warn({ err: error, messageIds }, 'deleted messages not looked up');
    }
  }
}

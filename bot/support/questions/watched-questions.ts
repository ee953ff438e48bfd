import { type Client, type ClientEvents, Events, type Message } from 'discord.js';
import type { Domain } from '#domain/domain.ts';
import type { Log } from '../../context.ts';
import { isStaff } from '../actor.ts';
import { findMember } from '../find-member.ts';
import { SerialQueue } from '../serial-queue.ts';

interface Parts {
  client: Client<true>;
  domain: Pick<Domain, 'guilds' | 'questions'>;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Notes what members ask in watched text channels, and who answers. Of any other text channel it keeps nothing. */
export class WatchedQuestions {
  readonly #parts: Parts;
  readonly #queue: SerialQueue;
  readonly #stop: (() => void)[] = [];
  #watched: Promise<ReadonlySet<string>>;

  /** Listens from now on. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new SerialQueue(parts.log);
    this.#watched = this.#load();
    this.#on(Events.MessageCreate, (message) => void this.#heard(message));
    this.#on(Events.MessageDelete, ({ id, channelId }) => void this.#deleted([id], channelId));
    this.#on(Events.MessageBulkDelete, (messages, { id }) => void this.#deleted([...messages.keys()], id));
  }

  /** Which text channels are watched has changed. */
  refresh(): void {
    this.#watched = this.#load();
  }

  /** Writes what was heard, and stops listening. */
  async close(): Promise<void> {
    for (const stop of this.#stop) stop();
    await this.#queue.close();
  }

  #on<Event extends keyof ClientEvents>(event: Event, listener: (...told: ClientEvents[Event]) => void): void {
    const { client } = this.#parts;
    client.on(event, listener);
    this.#stop.push(() => void client.off(event, listener));
  }

  async #load(): Promise<ReadonlySet<string>> {
    const { domain, unitOfWork, log } = this.#parts;
    try {
      const all = await unitOfWork(() => domain.questions.listAll());
      return new Set(all.map(({ textChannelId }) => textChannelId));
    } catch (error) {
      log.warn({ err: error }, 'watched text channels not read');
      return new Set();
    }
  }

  async #heard(message: Message): Promise<void> {
    if (!message.inGuild() || message.system || message.author.bot) return;
    // In a thread that was started from a question, everything answers it: its id is the question's.
    const isInThread = message.channel.isThread();
    const textChannelId = isInThread ? message.channel.parentId : message.channelId;
    if (!textChannelId || !(await this.#watched).has(textChannelId)) return;
    const repliesTo = isInThread ? message.channelId : (message.reference?.messageId ?? null);
    const { id: messageId, author, createdAt: sentAt, content: text } = message;
    await this.#write('question', async () => {
      const { guilds, questions } = this.#parts.domain;
      const settings = await guilds.findSettings(message.guildId);
      const member = message.member ?? (await findMember(message.guild, author.id));
      const name = member?.displayName ?? author.displayName;
      const said = { messageId, textChannelId, author: { id: author.id, name }, text, sentAt, repliesTo };
      await questions.heard({ ...said, isStaff: member !== null && isStaff(member, settings?.supportRoleId) });
    });
  }

  async #deleted(messageIds: string[], textChannelId: string): Promise<void> {
    if (!(await this.#watched).has(textChannelId)) return;
    await this.#write('deletion', () => this.#parts.domain.questions.deleted(messageIds));
  }

  async #write(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await this.#queue.add(what, () => this.#parts.unitOfWork(work));
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'a question was not noted');
    }
  }
}

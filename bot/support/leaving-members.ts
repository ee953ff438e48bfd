import { type ClientEvents, Events } from 'discord.js';
import type { BotContext } from '../context.ts';
import { findMember } from './find-member.ts';
import { SerialQueue } from './serial-queue.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Closes the tickets of members who leave their guild, where the category says so; also of who left while nobody listened. */
export class LeavingMembers {
  readonly #parts: Parts;
  readonly #queue: SerialQueue;
  readonly #stop: (() => void)[] = [];
  #isClosed = false;

  /** Listens from now on, and looks who has left already. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new SerialQueue(parts.context.log);
    this.#on(Events.GuildMemberRemove, ({ id, guild }) => this.#add('member left', () => this.#left(guild.id, id)));
    // A new session is not told what happened between; a resumed one is.
    this.#on(Events.ShardReady, () => this.#add('who left', () => this.#lookWhoLeft()));
    this.#add('who left', () => this.#lookWhoLeft());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#stop) stop();
    await this.#queue.close();
  }

  #on<Event extends keyof ClientEvents>(event: Event, listener: (...told: ClientEvents[Event]) => void): void {
    const { client } = this.#parts.context;
    client.on(event, listener);
    this.#stop.push(() => void client.off(event, listener));
  }

  #add(what: string, work: () => Promise<void>): void {
    const { context, unitOfWork } = this.#parts;
    void this.#queue
      .add(what, () => unitOfWork(work))
      .catch((error) => context.log.warn({ err: error }, 'tickets of members who left not closed'));
  }

  async #left(guildId: string, memberId: string): Promise<void> {
    const { ticketClosing, log } = this.#parts.context;
    const closed = await ticketClosing.memberLeft(guildId, memberId);
    if (closed > 0) log.info({ guildId, closed }, 'tickets of a member who left closed');
  }

  async #lookWhoLeft(): Promise<void> {
    const { client, ticketClosing } = this.#parts.context;
    for (const { guildId, memberId } of await ticketClosing.listWhoMayLeave()) {
      if (this.#isClosed) return;
      const guild = client.guilds.cache.get(guildId);
      if (guild && !(await findMember(guild, memberId))) await this.#left(guildId, memberId);
    }
  }
}

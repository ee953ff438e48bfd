import { ChannelType, type Client, type ClientEvents, Events, type Message } from 'discord.js';
import type { Domain } from '#domain/domain.ts';
import { deskOf } from '#domain/support/categories/category-desk.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { Log } from '../context.ts';
import { fetchPlace } from './fetch-place.ts';
import { isKept } from './is-kept.ts';
import { readThread } from './read-thread.ts';
import { SerialQueue } from './serial-queue.ts';
import { type Captured, capture, withAuthor } from './snapshot.ts';

/** When a thread could not be read, because Discord or the database was away, it is read again after this. */
const READ_AGAIN_MS = 30_000;

interface Parts {
  client: Client<true>;
  domain: Pick<Domain, 'guilds' | 'support' | 'ticketClosing' | 'ticketLog'>;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/**
 * Writes down what is said in tickets: what the gateway tells as it is told, and
 * what it did not tell, because we or it were away, by reading the threads.
 */
export class TicketRecorder {
  readonly #parts: Parts;
  readonly #queue: SerialQueue;
  readonly #stop: (() => void)[] = [];
  readonly #textChannels = new Set<string>();
  #reading: Promise<void> | null = null;
  #isStale = false;
  #readAgain: NodeJS.Timeout | undefined;

  /** Listens from now on. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new SerialQueue(parts.log);
    this.#on(Events.MessageCreate, (message) => this.#heard(message));
    this.#on(Events.MessageUpdate, (_old, message) => this.#heard(message));
    this.#on(Events.MessageDelete, ({ id, channelId }) => this.#deleted([id], channelId));
    this.#on(Events.MessageBulkDelete, (messages, { id }) => this.#deleted([...messages.keys()], id));
    this.#on(Events.ThreadDelete, ({ id }) => this.#threadDeleted(id));
    this.#on(Events.ChannelDelete, ({ id }) => this.#textChannels.delete(id) && this.#threadDeleted(id));
    // A new session has missed what happened between; a resumed one is told it, and reading again costs little.
    this.#on(Events.ShardReady, () => void this.catchUpAll());
    this.#on(Events.ShardResume, () => void this.catchUpAll());
  }

  /** Reads the threads of all tickets that are open or were until a day ago. Never rejects: what fails is done again later. */
  catchUpAll(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#readUntilFresh().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** From now on, what is said in this text channel belongs to a ticket. */
  watch(placeId: string): void {
    this.#textChannels.add(placeId);
  }

  /**
   * Reads a ticket's thread: messages, edits and deletions that were missed.
   * @throws when Discord or the database cannot be reached
   */
  async catchUp(ticket: Pick<Ticket, 'id' | 'threadId' | 'number'>): Promise<void> {
    const { client, domain, unitOfWork, log } = this.#parts;
    if (!ticket.threadId) return;
    const thread = await fetchPlace(ticket.threadId, { client });
    if (!thread) return this.#endOf(ticket.threadId);
    this.watch(thread.id);

    // Known before reading begins: what is missing from the thread then has been deleted.
    const kept = await unitOfWork(() => domain.ticketLog.listKept(ticket.id, thread.id));
    const messages = await readThread(thread);
    const missed = messages.map(capture).filter(({ id, editedAt, text, attachments }) => {
      const known = kept.get(id);
      if (!known || (known.isUnread && (text !== '' || attachments.length > 0))) return true;
      return (editedAt?.getTime() ?? 0) > (known.editedAt?.getTime() ?? 0);
    });
    for (const each of missed) await this.#keep(each);
    const there = new Set(messages.map(({ id }) => id));
    const gone = [...kept].flatMap(([id, { isDeleted }]) => (isDeleted || there.has(id) ? [] : [id]));
    if (gone.length > 0) await this.#write('deletions', () => domain.ticketLog.markDeleted(gone));
    if (missed.length + gone.length > 0) {
      log.info({ ticket: ticket.number, missed: missed.length, gone: gone.length }, 'ticket caught up');
    }
  }

  /** Writes what was heard, and stops listening. */
  async close(): Promise<void> {
    for (const stop of this.#stop) stop();
    clearTimeout(this.#readAgain);
    this.#isStale = false;
    await this.#queue.close();
    await this.#reading;
  }

  #on<Event extends keyof ClientEvents>(event: Event, listener: (...told: ClientEvents[Event]) => void): void {
    const { client } = this.#parts;
    client.on(event, listener);
    this.#stop.push(() => void client.off(event, listener));
  }

  #heard(message: Message): void {
    if (!message.inGuild() || !this.#isTicketPlace(message.channelId) || !isKept(message)) return;
    void this.#keep(capture(message)).catch((error: unknown) => this.#lost(error, message.channelId));
  }

  #deleted(ids: string[], threadId: string): void {
    if (!this.#isTicketPlace(threadId)) return;
    const { ticketLog } = this.#parts.domain;
    void this.#write('deletion', () => ticketLog.markDeleted(ids)).catch((error) => this.#lost(error, threadId));
  }

  #threadDeleted(threadId: string): void {
    void this.#endOf(threadId).catch((error) => this.#lost(error, threadId));
  }

  #endOf(threadId: string): Promise<void> {
    return this.#write('thread deletion', () => this.#parts.domain.ticketClosing.threadDeleted(threadId));
  }

  /** Private threads that we made, and text channels that are known to be a ticket's; of one that Discord did not tell us the database knows. */
  #isTicketPlace(channelId: string): boolean {
    const { client } = this.#parts;
    const place = client.channels.cache.get(channelId);
    if (!place) return true;
    if (place.type === ChannelType.GuildText) return this.#textChannels.has(channelId);
    return place.type === ChannelType.PrivateThread && place.ownerId === client.user.id;
  }

  #keep(captured: Captured): Promise<void> {
    const { guilds, support, ticketLog } = this.#parts.domain;
    return this.#write('message', async () => {
      const ticket = await support.findByThread(captured.threadId);
      if (!ticket) return;
      const { staffRoleIds } = deskOf(ticket.category, await guilds.findSettings(ticket.guildId));
      await ticketLog.keep(ticket, await withAuthor(captured, staffRoleIds));
    });
  }

  /** Each write is a unit of work of its own, and waits for those before it. */
  #write(what: string, work: () => Promise<void>): Promise<void> {
    return this.#queue.add(what, () => this.#parts.unitOfWork(work));
  }

  /** Not the end of it: the next reading of the thread finds what was not written. */
  #lost(error: unknown, threadId: string): void {
    this.#parts.log.error({ err: error, threadId }, 'not written down yet; the thread will be read again');
    this.#scheduleReading();
  }

  #scheduleReading(): void {
    clearTimeout(this.#readAgain);
    this.#readAgain = setTimeout(() => void this.catchUpAll(), READ_AGAIN_MS).unref();
  }

  async #readUntilFresh(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#readAll();
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'tickets not caught up; trying again later');
        this.#scheduleReading();
      }
    }
  }

  async #readAll(): Promise<void> {
    const { domain, unitOfWork } = this.#parts;
    for (const ticket of await unitOfWork(() => domain.support.listToCatchUp())) await this.catchUp(ticket);
  }
}

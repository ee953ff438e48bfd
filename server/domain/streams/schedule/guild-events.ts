import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { type GuildEvent, GuildEventSchema } from './guild-event.entity.ts';
import { requestGuildEvents } from './request-guild-events.ts';
import { type ConsideredEvent, type WantedEvent, WantedEvents } from './wanted-events.ts';

/** An answer that has not come by then does not come: the bot gives Discord half as long. */
const ANSWER_MS = 30_000;

const ATTEMPT = `
  update guild_event set attempted_at = ?, starts_at = ?, location = ?, failure = null
  where id = ? and event_id is null and (attempted_at is null or attempted_at <= ?) returning 1`;

const TAKE_AWAY = `
  update guild_event set settled_at = ?, taken_away_at = ?, event_id = ?
  where guild_id = ? and settled_at is null and withdrawn_at is null
    and (event_id = ? or (event_id is null and attempted_at is not null and location = ? and starts_at = ?))
  returning 1`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** What Discord calls an event, and by what it is known where its id never arrived. */
export interface EventTraits {
  eventId: string;
  location: string;
  startsAt: Date;
}

/** Which scheduled events a guild has, and which it should have. Each step is stored before the next is taken. */
export class GuildEvents {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #wanted: WantedEvents;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#wanted = new WantedEvents({ em, clock });
  }

  /** What a guild's alert channels hear of and is planned for the next seven days, or going on, earliest first. */
  async listWanted(guildId: string): Promise<WantedEvent[]> {
    return (await this.#wanted.consider(guildId)).filter(({ keptAwayBy }) => !keptAwayBy);
  }

  /** The same with what is kept away. */
  consider(guildId: string): Promise<ConsideredEvent[]> {
    return this.#wanted.consider(guildId);
  }

  /** What stands in a guild, or may. */
  listOpen(guildId: string): Promise<GuildEvent[]> {
    return this.#em.find(GuildEventSchema, { guildId, settledAt: null }, { refresh: true, orderBy: { id: 'asc' } });
  }

  list(guildId: string): Promise<GuildEvent[]> {
    return this.#em.find(GuildEventSchema, { guildId }, { refresh: true, orderBy: { id: 'asc' } });
  }

  /** The row that stands for a guild's event of a planned stream; there is one, whoever comes first. */
  async claim(guildId: string, { entry, day, startsAt }: WantedEvent, location: string): Promise<GuildEvent> {
    await this.#em.execute(
      `insert into guild_event (id, guild_id, entry_id, day, location, starts_at, created_at)
       values (gen_random_uuid(), ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [guildId, entry.id, day, location, startsAt, this.#clock.now()],
    );
    return this.#em.findOneOrFail(GuildEventSchema, { guildId, entryId: entry.id, day }, { refresh: true });
  }

  /**
   * Stores that from now on the event may exist. While an earlier attempt may still come true, or another bot is at it,
   * it must not be made: then the guild is looked at again when that time is over.
   * @returns whether it may be made now
   */
  async attempt(row: GuildEvent, { startsAt }: WantedEvent, location: string): Promise<boolean> {
    const now = this.#clock.now();
    const before = new Date(now.getTime() - ANSWER_MS);
    const changed = await this.#em.execute<unknown[]>(ATTEMPT, [now, startsAt, location, row.id, before]);
    if (changed.length > 0) return true;
    await this.lookAgain(row.guildId, new Date(now.getTime() + ANSWER_MS));
    return false;
  }

  /** Whether an event that nobody has seen yet may still appear. */
  mayAppear({ eventId, attemptedAt }: GuildEvent): boolean {
    return !eventId && attemptedAt != null && attemptedAt.getTime() > this.#clock.now().getTime() - ANSWER_MS;
  }

  async stands(row: GuildEvent, eventId: string): Promise<void> {
    await this.#write(row, { eventId, attemptedAt: null, failure: null });
  }

  /**
   * @param reason a sentence for the guild's staff
   * @param isCertain whether Discord has said that it made none
   */
  async failed(row: GuildEvent, reason: string, { isCertain }: { isCertain: boolean }): Promise<void> {
    await this.#write(row, { failure: reason.slice(0, 500), ...(isCertain ? { attemptedAt: null } : {}) });
  }

  /** The bot is about to end it. */
  async withdrawn(row: GuildEvent): Promise<void> {
    if (!row.withdrawnAt) await this.#write(row, { withdrawnAt: this.#clock.now() });
  }

  /** It is wanted again, and stands. */
  async kept(row: GuildEvent): Promise<void> {
    if (row.withdrawnAt) await this.#write(row, { withdrawnAt: null });
  }

  /** The bot ended it, and it is wanted again: another one is to be made. */
  async renewed(row: GuildEvent): Promise<void> {
    await this.#write(row, { eventId: null, attemptedAt: null, withdrawnAt: null });
  }

  /** It is over. */
  async settled(row: GuildEvent): Promise<void> {
    await this.#write(row, { settledAt: this.#clock.now() });
  }

  /** It is not wanted any more and stands nowhere: it may be wanted again. */
  async forget({ id }: GuildEvent): Promise<void> {
    await this.#em.nativeDelete(GuildEventSchema, { id });
  }

  /**
   * Somebody deleted, cancelled or ended an event, which is obeyed for good. What the bot ends itself is not meant.
   * @returns whether it was one of ours
   */
  async takenAway(guildId: string, { eventId, location, startsAt }: EventTraits): Promise<boolean> {
    const now = this.#clock.now();
    const values = [now, now, eventId, guildId, eventId, location, startsAt];
    return (await this.#em.execute<unknown[]>(TAKE_AWAY, values)).length > 0;
  }

  /** All guilds' events are to be looked at, soon. */
  async requestSync(): Promise<void> {
    await this.#em.transactional((em) => requestGuildEvents(em, this.#outbox));
  }

  /** A guild's events are to be looked at once more at a certain time. */
  lookAgain(guildId: string, runAt: Date): Promise<void> {
    const key = `guild-events:${guildId}:again`;
    return this.#outbox.add(this.#em, 'guild-events.sync', { guildId }, { runAt, key });
  }

  async #write(row: GuildEvent, changes: Partial<GuildEvent>): Promise<void> {
    await this.#em.nativeUpdate(GuildEventSchema, { id: row.id }, changes);
    Object.assign(row, changes);
  }
}

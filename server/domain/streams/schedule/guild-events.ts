import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { AlertChannelSchema } from '../alert-channel.entity.ts';
import { AlertSettingsSchema } from '../alert-settings.entity.ts';
import { AlertStreamerSchema } from '../alert-streamer.entity.ts';
import { StreamSchema } from '../stream.entity.ts';
import { type GuildEvent, GuildEventSchema } from './guild-event.entity.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { requestGuildEvents } from './request-guild-events.ts';
import { type ScheduleEntry, ScheduleEntrySchema } from './schedule-entry.entity.ts';
import { ScheduleSkipSchema } from './schedule-skip.entity.ts';

const HOUR_MS = 3_600_000;
const AHEAD_MS = 7 * 24 * HOUR_MS;
/** A stream that begins so long before its time is the one that was planned. */
const EARLY_MS = HOUR_MS / 2;
/** A stream may go on for so long after the end that was planned. */
const OVERTIME_MS = 12 * HOUR_MS;
/** Discord has room for 100 in a guild, and staff make some too. */
const EVENTS_MAX = 50;

/** How far a planned stream is. */
export type Phase = 'before' | 'live' | 'over';

/** A planned stream as a guild wants to show it; the owner of its channel is loaded. */
export interface WantedEvent extends Occurrence {
  entry: ScheduleEntry;
  phase: Phase;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** Which scheduled events a guild has, and which it should have. */
export class GuildEvents {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** What the streamers whom a guild hears of plan for the next seven days, or are at, earliest first. */
  async listWanted(guildId: string): Promise<WantedEvent[]> {
    const entries = await this.#entriesFor(guildId);
    const skips = await this.#em.find(ScheduleSkipSchema, { entry: entries.map(({ id }) => id) }, { refresh: true });
    const skipped = new Set(skips.map(({ entry, day }) => `${entry.id} ${day}`));
    const now = this.#clock.now().getTime();
    const range = { from: new Date(now - OVERTIME_MS), to: new Date(now + AHEAD_MS) };
    const wanted: WantedEvent[] = [];
    for (const entry of entries) {
      for (const each of occurrencesOf(entry, range)) {
        if (skipped.has(`${entry.id} ${each.day}`)) continue;
        const phase = await this.#phaseOf(entry, each);
        if (each.endsAt.getTime() > now || phase === 'live') wanted.push({ ...each, entry, phase });
      }
    }
    return wanted.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).slice(0, EVENTS_MAX);
  }

  /** What stands in a guild, or may. */
  listOpen(guildId: string): Promise<GuildEvent[]> {
    return this.#em.find(GuildEventSchema, { guildId, settledAt: null }, { refresh: true, orderBy: { id: 'asc' } });
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

  async stands(row: GuildEvent, eventId: string): Promise<void> {
    row.eventId = eventId;
    await this.#em.flush();
  }

  async settled(row: GuildEvent): Promise<void> {
    row.settledAt = this.#clock.now();
    await this.#em.flush();
  }

  /** All guilds' events are to be looked at, soon. */
  async requestSync(): Promise<void> {
    await this.#em.transactional((em) => requestGuildEvents(em, this.#outbox));
  }

  /** Those of all streamers, or of the ones that were chosen for an alert channel of the guild. */
  async #entriesFor(guildId: string): Promise<ScheduleEntry[]> {
    const settings = await this.#em.findOne(AlertSettingsSchema, { guildId }, { refresh: true });
    if (!settings?.wantsEvents) return [];
    const alertChannels = await this.#em.find(AlertChannelSchema, { guildId });
    const isForAll = alertChannels.some((each) => each.isForAll);
    const chosen = isForAll ? [] : await this.#em.find(AlertStreamerSchema, { alertChannel: alertChannels });
    return this.#em.find(ScheduleEntrySchema, isForAll ? {} : { channel: chosen.map(({ channel }) => channel.id) }, {
      populate: ['channel.owner'],
      refresh: true,
    });
  }

  async #phaseOf({ channel }: ScheduleEntry, { startsAt, endsAt }: Occurrence): Promise<Phase> {
    const from = new Date(startsAt.getTime() - EARLY_MS);
    if (from > this.#clock.now()) return 'before';
    const streams = await this.#em.find(
      StreamSchema,
      { channel: channel.id, startedAt: { $gte: from, $lt: endsAt } },
      { refresh: true },
    );
    if (streams.some(({ endedAt }) => !endedAt)) return 'live';
    return streams.length > 0 ? 'over' : 'before';
  }
}

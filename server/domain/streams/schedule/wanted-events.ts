import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { type AlertChannel, AlertChannelSchema } from '../alert-channel.entity.ts';
import { type AlertRule, filteredBy } from '../alert-rule.ts';
import { AlertSettingsSchema } from '../alert-settings.entity.ts';
import { AlertStreamerSchema } from '../alert-streamer.entity.ts';
import { GuildEventSchema } from './guild-event.entity.ts';
import { type Phase, phasesOf } from './phases.ts';
import { type PlannedStream, plannedByAll } from './planned-streams.ts';
import type { ScheduleEntry } from './schedule-entry.entity.ts';

const DAY_MS = 86_400_000;
/** So far ahead events stand. */
const AHEAD_MS = 7 * DAY_MS;
/** A stream may go on for so long after the end that was planned. */
const OVERTIME_MS = DAY_MS / 2;
/** Discord has room for 100 in a guild, and staff make some too. */
const EVENTS_MAX = 50;
/** In the order in which they are asked: of several alert channels, the one that comes nearest to taking it tells why not. */
const RULES: readonly AlertRule[] = ['streamer', 'mature', 'category', 'title'];

/** Why a guild shows no event of a planned stream. */
export type EventRule = AlertRule | 'full';

/** A planned stream as a guild meets it; the owner of its channel is loaded. */
export interface WantedEvent extends PlannedStream {
  phase: Phase;
}

export interface ConsideredEvent extends WantedEvent {
  /** Null where the guild shows it. */
  keptAwayBy: EventRule | null;
}

/** Which scheduled events a guild should have. */
export class WantedEvents {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * What is planned for the next seven days or going on, as the guild's alert channels would take it, earliest first.
   * What has begun and stands is taken away for no filter, as no card is.
   */
  async consider(guildId: string): Promise<ConsideredEvent[]> {
    const settings = await this.#em.findOne(AlertSettingsSchema, { guildId }, { refresh: true });
    if (!settings?.wantsEvents) return [];
    const alertChannels = await this.#em.find(AlertChannelSchema, { guildId }, { refresh: true });
    const chosen = await this.#em.find(AlertStreamerSchema, { alertChannel: alertChannels }, { refresh: true });
    const chosenFor = new Set(chosen.map(({ alertChannel, channel }) => `${alertChannel.id} ${channel.id}`));
    const begun = await this.#listBegun(guildId);
    let room = EVENTS_MAX;
    return (await this.#listPlanned()).map((planned) => {
      const { entry, day, phase } = planned;
      const isKept = phase === 'live' && begun.has(`${entry.id} ${day}`);
      const isChosen = ({ id }: AlertChannel) => chosenFor.has(`${id} ${entry.channel.id}`);
      const keptAwayBy = isKept ? null : filteredByAll(alertChannels, entry, isChosen);
      if (keptAwayBy) return { ...planned, keptAwayBy };
      room -= 1;
      return { ...planned, keptAwayBy: room < 0 ? 'full' : null };
    });
  }

  async #listPlanned(): Promise<WantedEvent[]> {
    const now = this.#clock.now();
    const range = { from: new Date(now.getTime() - OVERTIME_MS), to: new Date(now.getTime() + AHEAD_MS) };
    const planned = await plannedByAll(range, this.#em);
    const phases = await phasesOf(planned, now, this.#em);
    return planned
      .map((each, index) => ({ ...each, phase: phases[index] ?? 'before' }))
      .filter(({ phase, endsAt }) => phase === 'live' || (phase !== 'missed' && endsAt > now));
  }

  async #listBegun(guildId: string): Promise<Set<string>> {
    const rows = await this.#em.find(GuildEventSchema, { guildId, settledAt: null, eventId: { $ne: null } });
    return new Set(rows.map(({ entryId, day }) => `${entryId} ${day}`));
  }
}

/** A planned stream has its own title; its category, and whether it is mature, are its channel's. */
function filteredByAll(
  alertChannels: AlertChannel[],
  { channel, title }: ScheduleEntry,
  isChosen: (alertChannel: AlertChannel) => boolean,
): AlertRule | null {
  const facts = { title, category: channel.category, isMature: channel.isMature };
  const rules = alertChannels.map((each) => filteredBy(each, facts, isChosen(each)));
  if (rules.includes(null)) return null;
  return RULES.findLast((rule) => rules.includes(rule)) ?? 'streamer';
}

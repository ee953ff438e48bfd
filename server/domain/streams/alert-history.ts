import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../channels/channel.entity.ts';
import type { AlertChannels } from './alert-channels.ts';
import type { AlertRule } from './alert-rule.ts';
import { type Announcement, AnnouncementSchema } from './announcement.entity.ts';
import { type Stream, StreamSchema } from './stream.entity.ts';

/** What became of a stream's card in one alert channel, and when that was known. */
export type AlertOutcome =
  | { kind: 'posted' | 'removed' | 'deleted' | 'away' | 'pending'; at: Date }
  | { kind: 'held'; at: Date; isOver: boolean }
  | { kind: 'filtered'; at: Date; rule: AlertRule }
  | { kind: 'failed'; at: Date; reason: string };

/** One stream in one alert channel. */
export interface AlertAccount {
  textChannelId: string;
  outcome: AlertOutcome;
  /** Why the card was not published to the guilds that follow. */
  crosspostFailure: string | null;
}

export interface StreamAccount {
  stream: Stream;
  /** None when the guild had no alert channel then. */
  alerts: AlertAccount[];
}

interface Parts {
  em: EntityManager;
  alertChannels: AlertChannels;
}

/** Why something was posted or not: told from what was stored when it was decided. */
export class AlertHistory {
  readonly #em: EntityManager;
  readonly #alertChannels: AlertChannels;

  constructor({ em, alertChannels }: Parts) {
    this.#em = em;
    this.#alertChannels = alertChannels;
  }

  /** The last streams, of one streamer or of all, as a guild's alert channels met them; newest first. */
  async list(
    guildId: string,
    { channel, limit }: { channel: Channel | null; limit: number },
  ): Promise<StreamAccount[]> {
    const where = channel ? { channel } : {};
    const orderBy = { startedAt: 'desc', id: 'desc' } as const;
    const streams = await this.#em.find(StreamSchema, where, { populate: ['channel.owner'], orderBy, limit });
    const rows = await this.#em.find(
      AnnouncementSchema,
      { guildId, stream: { $in: streams } },
      { orderBy: { id: 'asc' } },
    );
    const existing = await this.#alertChannels.list(guildId);
    return streams.map((stream) => {
      const own = rows.filter((row) => row.stream.id === stream.id);
      const known = own.map((row) => accountOf(row, stream));
      // A stream that is decided on for one text channel is decided on for all that there were.
      const isDecided = own.length > 0;
      const unknown = existing.filter(
        ({ textChannelId, createdAt }) =>
          !isDecided && createdAt <= stream.startedAt && !own.some((row) => row.alertChannelId === textChannelId),
      );
      return { stream, alerts: [...known, ...unknown.map(({ textChannelId }) => undecided(textChannelId, stream))] };
    });
  }
}

function accountOf(row: Announcement, stream: Stream): AlertAccount {
  return {
    textChannelId: row.alertChannelId,
    outcome: outcomeOf(row, stream),
    crosspostFailure: row.crosspostFailure ?? null,
  };
}

function outcomeOf(row: Announcement, { endedAt }: Stream): AlertOutcome {
  const { filteredBy, failure, failedAt, deletedAt, removedAt, postedAt, missedAt, heldUntil, decidedAt } = row;
  if (deletedAt) return { kind: 'deleted', at: deletedAt };
  if (failure) return { kind: 'failed', at: failedAt ?? decidedAt, reason: failure };
  if (removedAt) return { kind: 'removed', at: removedAt };
  if (postedAt) return { kind: 'posted', at: postedAt };
  if (filteredBy) return { kind: 'filtered', at: decidedAt, rule: filteredBy };
  if (missedAt) return { kind: 'away', at: missedAt };
  if (heldUntil) return { kind: 'held', at: heldUntil, isOver: Boolean(endedAt) };
  return { kind: 'pending', at: decidedAt };
}

/** The bot has not yet seen the stream, or never did. */
function undecided(textChannelId: string, { startedAt, endedAt }: Stream): AlertAccount {
  const outcome: AlertOutcome = endedAt ? { kind: 'away', at: endedAt } : { kind: 'pending', at: startedAt };
  return { textChannelId, outcome, crosspostFailure: null };
}

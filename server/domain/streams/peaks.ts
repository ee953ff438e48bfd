import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../channels/channel.entity.ts';

interface Period {
  from: Date;
  to: Date;
}

/** How many watched at one moment, and when it was. */
export interface Peak {
  viewers: number;
  at: Date;
}

/** The highest moment of a local day or week. */
export interface PeakOfStep {
  /** Its first day, `2026-03-02`. */
  day: string;
  viewers: number;
}

const BY_STEP = `
  select to_char(date_trunc(?, taken_at at time zone ?), 'YYYY-MM-DD') as day, max(viewers) as viewers
  from viewer_moment where taken_at >= ? and taken_at < ? group by 1 order by 1`;

/** A stream's own peak counts in a period that it began in: when within the stream it was is not kept. */
const OF_CHANNEL = `
  select peak_viewers as viewers, started_at as at from stream
  where channel_id = ? and started_at >= ? and started_at < ? order by peak_viewers desc, started_at limit 1`;

/** The highest moments: of all streams together, and of one channel's. */
export class Peaks {
  readonly #em: EntityManager;

  constructor({ em }: { em: EntityManager }) {
    this.#em = em;
  }

  /** Who is live now, and how many watch them together. */
  async current(): Promise<{ live: number; viewers: number }> {
    const [row] = await this.#em.execute<[{ live: string; viewers: string }]>(
      'select count(*) as live, coalesce(sum(viewers), 0) as viewers from stream where ended_at is null and lost_at is null',
    );
    return { live: Number(row.live), viewers: Number(row.viewers) };
  }

  /** All streams together, by day or week of a time zone, oldest first. Those without a moment are left out. */
  async byStep(step: 'day' | 'week', { from, to }: Period, timeZone: string): Promise<PeakOfStep[]> {
    return this.#em.execute(BY_STEP, [step, timeZone, from, to]);
  }

  /** The stream of a channel that had the most viewers at one moment, by its start; null where none began. */
  async ofChannel(channel: Channel, { from, to }: Period): Promise<Peak | null> {
    const [row] = await this.#em.execute<{ viewers: number; at: string | Date }[]>(OF_CHANNEL, [channel.id, from, to]);
    return row ? { viewers: row.viewers, at: new Date(row.at) } : null;
  }
}

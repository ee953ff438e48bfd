import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';

/** A stream whose server has not reported for two heartbeats and a little has no known number of viewers. */
const FRESH_MS = 12_000;
/** Weeks are cut at a quarter of an hour in every zone there is, so nothing coarser is kept. */
const KEPT = '15 minutes';

interface Period {
  /** The first instant inside. */
  from: Date;
  /** The first one after it. */
  to: Date;
}

/** All live streams together, as their servers last reported them; of each minute the moment with the most is kept. */
const RECORD = `
  insert into viewer_moment (minute, viewers, taken_at)
  select date_trunc('minute', ?::timestamptz), sum(viewers), ? from stream
  where ended_at is null and lost_at is null and seen_at > ? having count(*) > 0
  on conflict (minute) do update set viewers = excluded.viewers, taken_at = excluded.taken_at
  where excluded.viewers > viewer_moment.viewers`;

const HIGHEST = `
  select viewers, taken_at from viewer_moment where minute < ? and minute > ?::timestamptz - interval '1 minute'
  and taken_at >= ? and taken_at < ? order by viewers desc, taken_at limit 1`;

/** Whether somebody was live in a period, for longer than it takes to be counted, before moments were kept at all. */
const UNCOUNTED = `
  select exists (
    select 1 from stream, (select coalesce(min(minute), 'infinity') as at from viewer_moment) as first
    where first.at - interval '1 minute' > ? and started_at < least(?, first.at - interval '1 minute') and coalesce(ended_at, lost_at, ?) > ?
      and coalesce(ended_at, lost_at, ?) - started_at > interval '1 minute'
  ) as "isUncounted"`;

const FOLD = `
  delete from viewer_moment using (
    select minute, row_number() over (
      partition by date_bin('${KEPT}', minute, timestamptz '2000-01-01T00:00:00Z') order by viewers desc, minute
    ) as place from viewer_moment where minute < ?
  ) as ranked where ranked.minute = viewer_moment.minute and ranked.place > 1`;

/**
 * How many watched all streams together, moment by moment. Neither the sum of the streams' own peaks, which were at
 * different times, nor the highest of them: the most viewers at one moment. A moment is as long as a heartbeat.
 */
export class ViewerMoments {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  /** Counts this moment over the streams of every server. Any number of servers may do so. */
  async record(): Promise<void> {
    const now = this.#clock.now();
    await this.#em.execute(RECORD, [now, now, new Date(now.getTime() - FRESH_MS)]);
  }

  /**
   * The moment of a period with the most viewers, the first of several.
   * @returns null where somebody was live before moments were counted; 0 viewers and no moment where nobody was live
   */
  async highest({ from, to }: Period): Promise<{ viewers: number; takenAt: Date | null } | null> {
    const [uncounted] = await this.#em.execute<[{ isUncounted: boolean }]>(UNCOUNTED, [from, to, to, from, to]);
    if (uncounted.isUncounted) return null;
    const [row] = await this.#em.execute<{ viewers: number; taken_at: string | Date }[]>(HIGHEST, [to, from, from, to]);
    return row ? { viewers: row.viewers, takenAt: new Date(row.taken_at) } : { viewers: 0, takenAt: null };
  }

  /** Of the moments before a time keeps only the highest of each quarter of an hour. */
  async fold(before: Date): Promise<void> {
    await this.#em.execute(FOLD, [before]);
  }
}

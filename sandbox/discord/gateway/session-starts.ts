import type { Clock } from '../clock.ts';

const TOTAL = 1000;
const WINDOW_MS = 86_400_000;

/** https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export interface SessionStartLimit {
  total: number;
  remaining: number;
  /** Milliseconds. */
  reset_after: number;
  max_concurrency: number;
}

/** Counts identifies: 1000 a day, and one per 5 s for each of `max_concurrency` buckets of shards. */
export interface SessionStarts {
  limit(): SessionStartLimit;
  /** Whether this shard may start a session now; if so, it is counted. */
  take(shardId: number): 'taken' | 'too soon' | 'used up';
  /** Lets so many be left, as if the others had been used. */
  leave(remaining: number): void;
}

export function createSessionStarts(
  clock: Clock,
  { everyMs, maxConcurrency }: { everyMs: number; maxConcurrency: number },
): SessionStarts {
  const lastAt = new Map<number, number>();
  let [opensAt, used] = [clock.now(), 0];
  const renew = () => {
    if (clock.now() - opensAt < WINDOW_MS) return;
    [opensAt, used] = [clock.now(), 0];
  };

  return {
    limit() {
      renew();
      const reset_after = opensAt + WINDOW_MS - clock.now();
      return { total: TOTAL, remaining: Math.max(0, TOTAL - used), reset_after, max_concurrency: maxConcurrency };
    },
    take(shardId) {
      renew();
      if (used >= TOTAL) return 'used up';
      const bucket = shardId % maxConcurrency;
      if (clock.now() - (lastAt.get(bucket) ?? Number.NEGATIVE_INFINITY) < everyMs) return 'too soon';
      lastAt.set(bucket, clock.now());
      used += 1;
      return 'taken';
    },
    leave(remaining) {
      renew();
      used = TOTAL - remaining;
    },
  };
}

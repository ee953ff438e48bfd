import { createHash } from 'node:crypto';
import type { Clock } from './clock.ts';

/** So many calls per so long. `scope` names what shares them, e.g. the channel. */
export interface RateLimit {
  calls: number;
  perMs: number;
}

/** What a call may know of its bucket: Discord's X-RateLimit-* headers. */
export interface Bucket {
  headers: Record<string, string>;
  /** Seconds until the next call is let through; 0 when this one is. */
  retryAfterSeconds: number;
  /** Whether it is the 50 per second over all routes that is used up. */
  isGlobal: boolean;
}

/**
 * Counts calls in windows that open with the first call.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export interface RateLimits {
  /** @param key the route with its channel, guild or webhook: what has a count of its own */
  take(key: string, limit: RateLimit, options: { countsGlobally: boolean }): Bucket;
}

interface Window {
  opensAt: number;
  used: number;
}

const GLOBAL: RateLimit = { calls: 50, perMs: 1000 };
const MAX_WINDOWS = 2000;
const LONGEST_MS = 3_600_000;
/** Windows of so long pass while one waits for them. */
const SHORT_MS = 10_000;

/** @param shortWindowMs how long the windows last that Discord opens for some seconds, where not as long as there */
export function createRateLimits(clock: Clock, shortWindowMs = SHORT_MS): RateLimits {
  const windows = new Map<string, Window>();
  const lasting = ({ calls, perMs }: RateLimit): RateLimit => ({
    calls,
    perMs: perMs > SHORT_MS ? perMs : Math.min(perMs, shortWindowMs),
  });
  const global = lasting(GLOBAL);

  const windowOf = (key: string, limit: RateLimit): Window => {
    const found = windows.get(key);
    if (found && clock.now() - found.opensAt < limit.perMs) return found;
    const opened = { opensAt: clock.now(), used: 0 };
    if (windows.size > MAX_WINDOWS) forgetOld();
    windows.set(key, opened);
    return opened;
  };
  const forgetOld = () => {
    for (const [key, window] of windows) if (clock.now() - window.opensAt > LONGEST_MS) windows.delete(key);
  };
  const isFull = (window: Window, limit: RateLimit) => window.used >= limit.calls;

  return {
    take(key, given, { countsGlobally }) {
      const limit = lasting(given);
      const own = windowOf(key, limit);
      const all = windowOf('', global);
      const isGlobal = countsGlobally && isFull(all, global);
      const isRefused = isGlobal || isFull(own, limit);
      if (!isRefused) {
        own.used += 1;
        if (countsGlobally) all.used += 1;
      }
      const [window, perMs] = isGlobal ? [all, global.perMs] : [own, limit.perMs];
      const resetAfterMs = window.opensAt + perMs - clock.now();
      return {
        isGlobal,
        retryAfterSeconds: isRefused ? resetAfterMs / 1000 : 0,
        headers: headersOf(key, limit, own, clock.now()),
      };
    },
  };
}

function headersOf(key: string, limit: RateLimit, window: Window, nowMs: number): Record<string, string> {
  const resetMs = window.opensAt + limit.perMs;
  return {
    'X-RateLimit-Limit': String(limit.calls),
    'X-RateLimit-Remaining': String(Math.max(0, limit.calls - window.used)),
    'X-RateLimit-Reset': (resetMs / 1000).toFixed(3),
    'X-RateLimit-Reset-After': ((resetMs - nowMs) / 1000).toFixed(3),
    'X-RateLimit-Bucket': createHash('md5')
      .update(key.replace(/\d{17,}/g, ''))
      .digest('hex'),
  };
}

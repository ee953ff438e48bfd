import { errors } from './errors.ts';

/** So many requests in any second: https://docs.stripe.com/rate-limits */
export function createRateLimit(perSecond: number, nowMs: () => number): { take(): void } {
  let second = 0;
  let used = 0;
  return {
    /** @throws StripeError 429 */
    take() {
      const current = Math.floor(nowMs() / 1000);
      if (current !== second) [second, used] = [current, 0];
      used += 1;
      if (used > perSecond) throw errors.rateLimited();
    },
  };
}

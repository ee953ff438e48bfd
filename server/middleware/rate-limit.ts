import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpMiddleware } from '../http-context.ts';

interface Limit {
  name: string;
  /** How many requests within `seconds`, for one user or, signed out, one address. */
  points: number;
  seconds: number;
}

/** Refuses with 429 and Retry-After what comes too often. Counted per process: a guard, not a quota. */
export function rateLimit({ name, points, seconds }: Limit): HttpMiddleware {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

  return async (ctx, next) => {
    try {
      await limiter.consume(keyOf(ctx));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const wait = Math.ceil(error.msBeforeNext / 1000);
      throw new HttpError(429, 'rate_limited', `That was too often. Try again in ${wait} s.`, {
        headers: { 'Retry-After': String(wait) },
      });
    }
    await next();
  };
}

function keyOf(ctx: HttpContext): string {
  return ctx.state.session?.user.id ?? ctx.ip;
}

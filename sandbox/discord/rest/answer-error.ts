import type { ParameterizedContext } from 'koa';
import { DiscordError } from '../discord-error.ts';
import { RateLimited } from '../rate-limited.ts';
import type { World } from '../world.ts';

/** Turns what was thrown into Discord's answer; anything unforeseen is a bug of ours and is logged. */
export function answerError({ log }: World, ctx: ParameterizedContext, error: unknown): void {
  if (error instanceof RateLimited) {
    ctx.status = 429;
    ctx.set(headersOf(error));
    ctx.body = error.toJSON();
  } else if (error instanceof DiscordError) {
    ctx.status = error.status;
    ctx.body = error.toJSON();
  } else {
    log.error({ err: error, method: ctx.method, path: ctx.path }, 'the sandbox failed');
    ctx.status = 500;
    ctx.body = { message: '500: Internal Server Error', code: 0 };
  }
}

/** `Via` tells clients that it is the API speaking and not a proxy's ban. */
function headersOf({ retryAfterSeconds, scope }: RateLimited): Record<string, string> {
  return {
    Via: '1.1 sandbox',
    'Retry-After': String(Math.ceil(retryAfterSeconds)),
    'X-RateLimit-Scope': scope,
    ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Middleware, ParameterizedContext } from 'koa';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import type { RestEffect } from '../faults.ts';
import { RateLimited } from '../rate-limited.ts';
import type { World } from '../world.ts';
import { answerError } from './answer-error.ts';

/** Lets the faults on order happen to REST calls, counts what was refused, and writes every call down. */
export function applyFaults(world: World): Middleware {
  return async (ctx, next) => {
    const bannedForMs = world.invalidRequests.bannedForMs();
    if (bannedForMs > 0) return answerBanned(ctx, bannedForMs);
    const path = ctx.path.replace(/^\/api(\/v\d+)?/, '');
    const effect = world.faults.take(ctx.method, path);
    const at = world.clock.now();
    const isDropped = effect?.kind === 'dropBefore' || effect?.kind === 'dropAfter';
    try {
      await happen(effect, next);
      if (!isDropped && ctx.body === undefined && ctx.status === 404) throw errors.notFound();
    } catch (error) {
      answerError(world, ctx, error);
    } finally {
      world.requests.add({ at, method: ctx.method, path, status: isDropped ? 0 : ctx.status, body: ctx.state.body });
    }
    if (isDropped) drop(ctx);
    else finish(world, ctx);
  };
}

/** As Discord has it: oceanic.js reads JSON by that very word, without a charset. */
function finish({ invalidRequests }: World, ctx: ParameterizedContext): void {
  if (ctx.response.is('json')) ctx.set('Content-Type', 'application/json');
  invalidRequests.note(ctx.status, ctx.response.get('X-RateLimit-Scope'));
}

/** Cloudflare's own answer: it has no `Via` and no JSON. https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
function answerBanned(ctx: ParameterizedContext, forMs: number): void {
  ctx.status = 429;
  ctx.set('Retry-After', String(Math.ceil(forMs / 1000)));
  ctx.type = 'text/plain';
  ctx.body = 'error code: 1015';
}

async function happen(effect: RestEffect | null, next: () => Promise<unknown>): Promise<void> {
  if (effect?.kind === 'dropBefore') return;
  if (effect?.kind === 'status') throw new DiscordError(effect.status, effect.code, `${effect.status}: as ordered`);
  if (effect?.kind === 'rateLimit')
    throw new RateLimited(effect.retryAfterSeconds, scopeOf(effect), {
      code: effect.code,
      message: 'You are being rate limited.',
    });
  if (effect?.kind === 'delay') await wait(effect.ms);
  await next();
}

function scopeOf({ isGlobal, isShared }: { isGlobal: boolean; isShared: boolean }): RateLimited['scope'] {
  if (isGlobal) return 'global';
  return isShared ? 'shared' : 'user';
}

function drop(ctx: ParameterizedContext): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

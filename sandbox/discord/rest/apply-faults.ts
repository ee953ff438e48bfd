import { setTimeout as wait } from 'node:timers/promises';
import type { Middleware, ParameterizedContext } from 'koa';
import { DiscordError } from '../discord-error.ts';
import { errors } from '../errors.ts';
import type { RestEffect } from '../faults.ts';
import { RateLimited } from '../rate-limited.ts';
import type { World } from '../world.ts';
import { answerError } from './answer-error.ts';

/** Lets the faults on order happen to REST calls, and writes every call down. */
export function applyFaults(world: World): Middleware {
  return async (ctx, next) => {
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
  };
}

async function happen(effect: RestEffect | null, next: () => Promise<unknown>): Promise<void> {
  if (effect?.kind === 'dropBefore') return;
  if (effect?.kind === 'status') throw new DiscordError(effect.status, 0, `${effect.status}: as ordered`);
  if (effect?.kind === 'rateLimit')
    throw new RateLimited(effect.retryAfterSeconds, effect.isGlobal ? 'global' : 'user');
  if (effect?.kind === 'delay') await wait(effect.ms);
  await next();
}

function drop(ctx: ParameterizedContext): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

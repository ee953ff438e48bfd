import { createHash, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';

/** The control token, and never from a web page: browsers send an Origin with what pages ask for. */
export function controlGuard(token: string): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/control/')) return next();
    const given = /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? '';
    if (!isSame(given, token) || ctx.get('origin') !== '') {
      ctx.status = 403;
      ctx.body = { error: { message: 'The control API wants its token.' } };
      return;
    }
    return next();
  };
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== '' && timingSafeEqual(digest(given), digest(wanted));
}

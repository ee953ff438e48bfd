import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Middleware, ParameterizedContext } from 'koa';
import { DiscordError } from '../discord-error.ts';
import type { World } from '../world.ts';

const COOKIE = 'sandbox_control';

/** Who may use the control API. */
export interface ControlGuard {
  middleware: Middleware;
  /** Lets the page that is being served in: a cookie that scripts cannot read and other sites cannot send. */
  admit(ctx: ParameterizedContext): void;
}

/**
 * The control token or the page's cookie, and never from another origin: any web page
 * that a browser on this machine has open could otherwise act for the members.
 */
export function createControlGuard({ options, url }: World): ControlGuard {
  const cookie = randomBytes(32).toString('base64url');

  return {
    async middleware(ctx, next) {
      const bearer = /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? '';
      const isKnown = isSame(bearer, options.controlToken) || isSame(ctx.cookies.get(COOKIE) ?? '', cookie);
      if (!isKnown) throw new DiscordError(403, 0, 'The control API wants its token.');
      if (!isOwnOrigin(ctx, url)) throw new DiscordError(403, 0, 'The control API does not answer other origins.');
      await next();
    },
    admit(ctx) {
      ctx.cookies.set(COOKIE, cookie, { httpOnly: true, sameSite: 'strict', path: '/control' });
    },
  };
}

/** Browsers send an Origin with everything but plain reads of their own page. */
function isOwnOrigin(ctx: ParameterizedContext, url: string): boolean {
  const origin = ctx.get('origin');
  return origin === '' || origin === url || origin === `http://${ctx.get('host')}`;
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== '' && timingSafeEqual(digest(given), digest(wanted));
}

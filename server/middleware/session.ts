import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Accounts } from '#domain/accounts/accounts.ts';
import { SESSION_DAYS } from '#domain/accounts/accounts.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpMiddleware } from '../http-context.ts';

const DAY_MS = 86_400_000;
const CSRF_HEADER = 'X-CSRF-Token';

/** The sign-in cookie and the token that goes with it against forged requests. */
export interface Sessions {
  /** Reads who asks into `ctx.state.session`. */
  read: HttpMiddleware;
  /** Refuses a request that a cookie authorises but that our pages did not make. */
  requireCsrf(ctx: HttpContext, given?: string): void;
  setCookie(ctx: HttpContext, token: string): void;
  clearCookie(ctx: HttpContext): void;
}

/** @param isSecure whether the site is served over https: the cookie then takes the `__Host-` rules */
export function createSessions({
  accounts,
  secret,
  isSecure,
}: {
  accounts: Accounts;
  secret: string;
  isSecure: boolean;
}): Sessions {
  const name = isSecure ? '__Host-glim_session' : 'glim_session';
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', overwrite: true } as const;
  const csrfTokenOf = (sessionId: string) =>
    createHmac('sha256', secret).update(`csrf:${sessionId}`).digest('base64url');

  return {
    async read(ctx, next) {
      const token = ctx.cookies.get(name);
      const session = token ? await accounts.findSession(token) : null;
      ctx.state.session = session && { id: session.id, user: session.user, csrfToken: csrfTokenOf(session.id) };
      await next();
    },
    requireCsrf(ctx, given = ctx.get(CSRF_HEADER)) {
      const expected = ctx.state.session?.csrfToken;
      if (expected && isSame(given, expected)) return;
      throw new HttpError(403, 'csrf', 'This page is out of date. Reload it and try again.');
    },
    setCookie(ctx, token) {
      ctx.cookies.set(name, token, { ...cookie, maxAge: SESSION_DAYS * DAY_MS });
    },
    clearCookie(ctx) {
      ctx.cookies.set(name, null, cookie);
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

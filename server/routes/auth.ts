import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Accounts } from '#domain/accounts/accounts.ts';
import type { DiscordOAuth, PendingSignIn } from '../discord-oauth.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import type { Sessions } from '../middleware/session.ts';

/** How long a member may take over Discord's consent page. */
const PENDING_MS = 10 * 60_000;

interface Parts {
  accounts: Accounts;
  /** null when there are no client credentials: sign-in is off. */
  discord: DiscordOAuth | null;
  sessions: Sessions;
  publicUrl: string;
}

interface Pending extends PendingSignIn {
  returnTo: string;
}

/** Sign-in with Discord, and sign-out. */
export function authRoutes({ accounts, discord, sessions, publicUrl }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/auth' });
  const isSecure = publicUrl.startsWith('https:');
  const cookieName = isSecure ? '__Host-glim_sign_in' : 'glim_sign_in';
  // Lax, since Discord's redirect back to us is a navigation that another site began.
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', overwrite: true } as const;
  const redirectUri = `${publicUrl}/auth/discord/callback`;
  router.use(rateLimit({ name: 'auth', points: 30, seconds: 60 }));

  router.get('/discord', async (ctx) => {
    const { url, ...pending } = await provider().begin(redirectUri);
    const value: Pending = { ...pending, returnTo: localPath(ctx.query.returnTo) };
    ctx.cookies.set(cookieName, Buffer.from(JSON.stringify(value)).toString('base64url'), {
      ...cookie,
      maxAge: PENDING_MS,
    });
    ctx.redirect(url);
  });

  router.get('/discord/callback', async (ctx) => {
    const pending = readPending(ctx);
    ctx.cookies.set(cookieName, null, cookie);
    const profile = await provider().finish(new URL(`${redirectUri}${ctx.search}`), pending);

    const user = await accounts.signInWithDiscord(profile);
    sessions.setCookie(ctx, await accounts.openSession(user, ctx.get('User-Agent') || null));
    ctx.redirect(pending.returnTo);
  });

  router.post('/sign-out', bodyParser({ enableTypes: ['form'], formLimit: '4kb' }), async (ctx) => {
    if (ctx.state.session) {
      sessions.requireCsrf(ctx, csrfOf(ctx));
      await accounts.closeSession(ctx.state.session.id);
      sessions.clearCookie(ctx);
    }
    ctx.redirect('/');
    ctx.status = 303;
  });

  return router;

  function provider(): DiscordOAuth {
    if (discord) return discord;
    throw new HttpError(503, 'sign_in_off', 'Sign-in is off here: the operator has not set DISCORD_CLIENT_ID.');
  }

  function readPending(ctx: HttpContext): Pending {
    try {
      return JSON.parse(Buffer.from(ctx.cookies.get(cookieName) ?? '', 'base64url').toString());
    } catch {
      throw new HttpError(400, 'sign_in_expired', 'That sign-in took too long. Please start again.');
    }
  }
}

function csrfOf(ctx: HttpContext): string {
  const body: unknown = ctx.request.body;
  const field = body && typeof body === 'object' && 'csrf' in body ? body.csrf : undefined;
  return typeof field === 'string' ? field : ctx.get('X-CSRF-Token');
}

/** Only a path of ours: never a way to send members elsewhere. */
function localPath(value: string | string[] | undefined): string {
  const base = 'http://local.invalid';
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, base)) return '/';
  const url = new URL(value, base);
  return url.origin === base ? url.pathname + url.search : '/';
}

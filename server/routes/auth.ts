import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { DiscordOAuth, PendingSignIn } from '../discord-oauth.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { localPath } from '../local-path.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import type { Sessions } from '../middleware/session.ts';

/** How long a member may take over Discord's consent page. */
const PENDING_MS = 10 * 60_000;

interface Parts extends Pick<Domain, 'accounts' | 'discordLinks'> {
  /** null when there are no client credentials: sign-in is off. */
  discord: DiscordOAuth | null;
  sessions: Sessions;
  publicUrl: string;
}

interface Pending extends PendingSignIn {
  returnTo: string;
  /** Set where the Discord account is to be connected with one that is signed in. */
  linkTo?: string;
}

/** Sign-in with Discord, connecting a Discord account with one that exists, and sign-out. */
export function authRoutes({ accounts, discordLinks, discord, sessions, publicUrl }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/auth' });
  const isSecure = publicUrl.startsWith('https:');
  const cookieName = isSecure ? '__Host-glim_sign_in' : 'glim_sign_in';
  // Lax, since Discord's redirect back to us is a navigation that another site began.
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', overwrite: true } as const;
  const redirectUri = `${publicUrl}/auth/discord/callback`;
  router.use(rateLimit({ name: 'auth', points: 30, seconds: 60 }));

  router.get('/discord', async (ctx) => {
    ctx.redirect(await begin(ctx, { returnTo: localPath(ctx.query.returnTo) }));
  });

  // The page goes there itself: our policy lets no form lead to another site.
  router.post('/discord/link', async (ctx) => {
    const { session } = ctx.state;
    if (!session) throw new HttpError(401, 'signed_out', 'Sign in first.');
    sessions.requireCsrf(ctx);
    ctx.body = { url: await begin(ctx, { returnTo: '/settings/account', linkTo: session.user.id }) };
  });

  router.get('/discord/callback', async (ctx) => {
    const pending = readPending(ctx);
    ctx.cookies.set(cookieName, null, cookie);
    const profile = await provider().finish(new URL(`${redirectUri}${ctx.search}`), pending);
    if (pending.linkTo !== undefined) {
      // Whoever signed out or changed accounts meanwhile must not connect what they did not mean to.
      if (ctx.state.session?.user.id !== pending.linkTo) {
        throw new HttpError(
          403,
          'link_other_account',
          'You are signed in to another account than when you began. Please start again.',
        );
      }
      await discordLinks.link(pending.linkTo, profile);
      ctx.redirect(`${pending.returnTo}?linked`);
      return;
    }

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

  /** @returns where Discord asks the member */
  async function begin(ctx: HttpContext, then: Pick<Pending, 'returnTo' | 'linkTo'>): Promise<string> {
    const { url, ...pending } = await provider().begin(redirectUri);
    const value: Pending = { ...pending, ...then };
    ctx.cookies.set(cookieName, Buffer.from(JSON.stringify(value)).toString('base64url'), {
      ...cookie,
      maxAge: PENDING_MS,
    });
    return url;
  }

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

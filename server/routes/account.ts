import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requireSameOrigin } from '../middleware/require-same-origin.ts';
import type { Sessions } from '../middleware/session.ts';
import { ownAccountSchema, presentOwnAccount } from '../presenters/own-account.ts';
import type { Renderer } from '../web/render.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';

interface Parts extends Pick<Domain, 'accounts' | 'discordLinks' | 'signInLinks'> {
  renderer: Renderer;
  sessions: Sessions;
  publicUrl: string;
  /** Whether a Discord account can be connected here. */
  canSignIn: boolean;
}

/** `/settings/account`, and the links by which an operator lets somebody in. */
export function accountPages(parts: Parts): Router<HttpState> {
  const { accounts, discordLinks, signInLinks, renderer, sessions, publicUrl, canSignIn } = parts;
  const router = new Router<HttpState>();
  const limit = rateLimit({ name: 'sign-in link', points: 20, seconds: 60 });

  router.get('/settings/account', async (ctx) => {
    const { session } = ctx.state;
    if (!session) {
      ctx.redirect('/auth/discord?returnTo=/settings/account');
      return;
    }
    const own = presentOwnAccount(session.user, await discordLinks.canUnlink(session.user));
    showPage(ctx, renderer, { ownAccount: { ...own, canLink: canSignIn } });
  });

  // Only looked at: whoever previews a link must not use it up.
  router.get('/auth/link/:token', limit, async (ctx) => {
    const { name } = await signInLinks.owner(param(ctx, 'token'));
    showPage(ctx, renderer, { signInLink: { name } });
    keepPrivate(ctx);
    ctx.set('Referrer-Policy', 'same-origin');
  });

  router.post(
    '/auth/link/:token',
    limit,
    requireSameOrigin(publicUrl),
    bodyParser({ enableTypes: ['form'], formLimit: '4kb' }),
    async (ctx) => {
      const user = await signInLinks.use(param(ctx, 'token'));
      sessions.setCookie(ctx, await accounts.openSession(user, ctx.get('User-Agent') || null));
      ctx.redirect('/settings/account');
      ctx.status = 303;
    },
  );

  return router;
}

/** Parting the Discord account from one's own. */
export function accountApiRoutes({ discordLinks }: Pick<Domain, 'discordLinks'>): ApiRoute[] {
  return [
    apiRoute({
      method: 'delete',
      path: '/me/discord',
      summary: 'Disconnect the Discord account',
      tag: 'accounts',
      access: 'user',
      status: 200,
      answer: ownAccountSchema,
      problems: { 409: '`discord_not_linked`, `discord_only_way`' },
      async handle({ ctx }) {
        const user = await discordLinks.unlink(requireUser(ctx).id);
        return presentOwnAccount(user, false);
      },
    }),
  ];
}

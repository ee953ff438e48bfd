import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import type { HttpState } from '../http-context.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { presentBroughtEmote, presentEmote } from '../presenters/emote.ts';
import type { Renderer } from '../web/render.ts';
import { keepPrivate } from './keep-private.ts';
import { showPage } from './pages.ts';
import { readQuery } from './read-query.ts';

/** As many as a page shows well; the search finds the others. */
const SHOWN = 300;
const WAITING = 100;
const DECIDED = 30;

const query = z.object({ q: z.string().max(32).default(''), saved: z.string().optional() });

interface Parts extends Pick<Domain, 'emotes' | 'channels'> {
  renderer: Renderer;
}

/** `/emotes` for everyone, `/dashboard/emotes` for who has a channel, `/staff/emotes` for who decides. */
export function emotePages({ emotes, channels, renderer }: Parts): Router<HttpState> {
  const router = new Router<HttpState>();

  router.get('/emotes', async (ctx) => {
    const { q } = readQuery(ctx, query);
    const found = await emotes.list({ q, limit: SHOWN });
    showPage(ctx, renderer, { emotePage: { emoteList: { emotes: found.map(presentEmote), q } } });
  });

  router.get('/dashboard/emotes', async (ctx) => {
    const { session } = ctx.state;
    if (!session) {
      ctx.redirect('/auth/discord?returnTo=/dashboard/emotes');
      return;
    }
    const channel = await channels.findByOwner(session.user);
    const brought = channel ? await emotes.listOfChannel(channel, { limit: SHOWN }) : null;
    showPage(ctx, renderer, { emotePage: { ownEmotes: brought?.map(presentBroughtEmote) ?? null } });
    keepPrivate(ctx);
  });

  router.get('/staff/emotes', requirePolicy(canReviewEmotes), async (ctx) => {
    const { q } = readQuery(ctx, query);
    const waiting = await emotes.listWaiting({ limit: WAITING });
    const approved = await emotes.list({ q, limit: SHOWN });
    const decided = await emotes.listDecided({ limit: DECIDED });
    const staffEmotes = {
      q,
      waiting: waiting.map(presentBroughtEmote),
      approved: approved.map(presentBroughtEmote),
      refused: decided.filter(({ state }) => state !== 'approved').map(presentBroughtEmote),
    };
    showPage(ctx, renderer, { emotePage: { staffEmotes } });
    keepPrivate(ctx);
  });
  return router;
}

import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { EmoteSearch } from '#domain/emotes/emotes.ts';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import type { HttpState } from '../http-context.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { presentBroughtEmote, presentEmote } from '../presenters/emote.ts';
import type { Renderer } from '../web/render.ts';
import { keepPrivate } from './keep-private.ts';
import { showPage } from './pages.ts';
import { readQuery } from './read-query.ts';

/** As many as a page shows well; the others are on the pages after it. */
const SHOWN = 300;
const STAFF_SHOWN = 100;
const WAITING = 50;
const REFUSED = 30;

const query = z.object({
  q: z.string().max(32).default(''),
  /** The last name of the page before. */
  after: z.string().max(32).optional(),
  saved: z.string().optional(),
});

interface Parts extends Pick<Domain, 'emotes' | 'channels'> {
  renderer: Renderer;
}

/** `/emotes` for everyone, `/dashboard/emotes` for who has a channel, `/staff/emotes` for who decides. */
export function emotePages({ emotes, channels, renderer }: Parts): Router<HttpState> {
  const router = new Router<HttpState>();

  router.get('/emotes', async (ctx) => {
    const { q, after } = readQuery(ctx, query);
    const { shown, next } = await listPage({ q, after, limit: SHOWN });
    showPage(ctx, renderer, { emotePage: { emoteList: { emotes: shown.map(presentEmote), q, next } } });
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
    const { q, after } = readQuery(ctx, query);
    const waiting = await emotes.listWaiting({ limit: WAITING });
    const { shown, next } = await listPage({ q, after, limit: STAFF_SHOWN });
    const refused = await emotes.listRefused({ limit: REFUSED });
    const staffEmotes = {
      q,
      next,
      waitingCount: await emotes.countWaiting(),
      waiting: waiting.map(presentBroughtEmote),
      approved: shown.map(presentBroughtEmote),
      refused: refused.map(presentBroughtEmote),
    };
    showPage(ctx, renderer, { emotePage: { staffEmotes } });
    keepPrivate(ctx);
  });
  return router;

  /** One more than is shown tells whether there is a page after it. */
  async function listPage({ limit, ...search }: EmoteSearch): Promise<{ shown: Emote[]; next: string | null }> {
    const found = await emotes.list({ ...search, limit: limit + 1 });
    const shown = found.slice(0, limit);
    return { shown, next: found.length > limit ? (shown.at(-1)?.name.toLowerCase() ?? null) : null };
  }
}

import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { parseWebForm } from '#domain/emotes/emote-form.ts';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { param } from './param.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const A_YEAR = 31_536_000;

/**
 * `/emotes/ID/SIZE.webp`: an emote's picture never changes, so it may be kept for ever. What is not approved is shown
 * to who decides and who brought it, and to whom else it does not exist.
 */
export function emoteImageRoutes({ emotes }: Pick<Domain, 'emotes'>): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/emotes' });
  router.use(rateLimit({ name: 'emote-images', points: 3_000, seconds: 60 }));

  router.get('/:id/:name', async (ctx) => {
    const id = param(ctx, 'id');
    const form = parseWebForm(/^(.+)\.webp$/.exec(param(ctx, 'name'))?.[1] ?? '');
    const emote = form && UUID.test(id) ? await emotes.find(id) : null;
    const image = form && emote && maySee(ctx, emote) ? await emotes.findImage(emote.id, form) : null;
    if (!emote || !image) throw new HttpError(404, 'emote_not_found', 'There is no such picture.');
    const isPublic = emote.state === 'approved';
    ctx.set('Cache-Control', isPublic ? `public, max-age=${A_YEAR}, immutable` : 'private, no-store');
    // The guild shows them too, from another origin.
    if (isPublic) ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.type = image.mediaType;
    ctx.body = image.bytes;
  });
  return router;
}

function maySee(ctx: HttpContext, { state, proposer }: Emote): boolean {
  if (state === 'approved') return true;
  const user = ctx.state.session?.user;
  return Boolean(user && (canReviewEmotes(user) || proposer?.id === user.id));
}

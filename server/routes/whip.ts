import cors from '@koa/cors';
import Router from '@koa/router';
import type { Channels } from '#domain/channels/channels.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import type { Live } from '../live.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { bearerToken } from './bearer-token.ts';
import { param } from './param.ts';
import { readText } from './read-text.ts';

const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
const MAX_SDP_BYTES = 256 * 1024;

/** WHIP ingest, RFC 9725: the encoder posts an SDP offer and receives our answer. */
export function whipRoutes({ channels, live }: { channels: Channels; live: Live }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/whip' });
  router.use(
    cors({
      allowMethods: 'POST,PATCH,DELETE,OPTIONS',
      allowHeaders: 'Authorization,Content-Type,If-Match',
      exposeHeaders: 'Location,ETag,Link',
      maxAge: 86_400,
    }),
  );

  router.post('/:slug', rateLimit({ name: 'whip', points: 20, seconds: 60 }), async (ctx) => {
    const channel = await channels.getByStreamKey(param(ctx, 'slug'), bearerToken(ctx));
    requireType(ctx, SDP);
    const session = await live.openIngest(channel, await readText(ctx, MAX_SDP_BYTES));

    ctx.status = 201;
    ctx.set({ 'Content-Type': SDP, Location: `/whip/sessions/${session.id}`, ETag: session.etag });
    ctx.body = session.answer;
  });

  router.patch('/sessions/:id', async (ctx) => {
    const session = live.getIngest(param(ctx, 'id'));
    requireType(ctx, FRAGMENT);
    const fragment = await readText(ctx, MAX_SDP_BYTES);
    const result = await session.applyFragment(fragment, ctx.get('If-Match') || undefined);

    if (result.kind === 'trickled') {
      ctx.status = 204;
      return;
    }
    ctx.set({ 'Content-Type': FRAGMENT, ETag: session.etag });
    ctx.body = result.fragment;
  });

  router.delete('/sessions/:id', (ctx) => {
    live.closeIngest(param(ctx, 'id'));
    ctx.status = 200;
    ctx.body = '';
  });

  router.options(['/:slug', '/sessions/:id'], (ctx) => {
    ctx.set('Accept-Post', SDP);
    ctx.status = 200;
    ctx.body = '';
  });
  router.get(['/:slug', '/sessions/:id'], (ctx) => {
    ctx.status = 204;
  });
  return router;
}

function requireType(ctx: HttpContext, type: string): void {
  if (ctx.is(type)) return;
  throw new HttpError(415, 'wrong_type', `Send Content-Type: ${type}.`);
}

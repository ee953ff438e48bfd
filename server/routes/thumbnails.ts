import Router from '@koa/router';
import { send } from '@koa/send';
import type { HttpState } from '../http-context.ts';
import { param } from './param.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** Pictures of streams. The time in the address makes each one final, so it may be kept. */
export function thumbnailRoutes({ dir }: { dir: string }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/thumbnails' });

  router.get('/:name', async (ctx) => {
    const [id, extension] = param(ctx, 'name').split('.');
    if (!id || !UUID.test(id) || extension !== 'jpg') return;
    // The guild shows them too, from another origin.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    await send(ctx, `${id}.jpg`, { root: dir, maxage: 60_000 });
  });
  return router;
}

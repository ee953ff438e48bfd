import Router from '@koa/router';
import { send } from '@koa/send';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { param } from './param.ts';

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.png$/;
const HOUR_MS = 3_600_000;

/** The pictures of the help articles. @param dir where they lie */
export function helpImageRoutes({ dir }: { dir: string }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/help/images' });
  router.get('/:name', async (ctx) => {
    const name = param(ctx, 'name');
    const path = NAME.test(name) && (await send(ctx, name, { root: dir, maxage: HOUR_MS }));
    if (!path) throw new HttpError(404, 'help_image_not_found', 'There is no such picture.');
  });
  return router;
}

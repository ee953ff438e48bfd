import Router from '@koa/router';
import type { HttpState } from '../http-context.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';

/** `/staff`: where the pages for staff are. */
export function staffRoutes({ renderer }: { renderer: Renderer }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/staff' });
  router.get('/', requireStaff, (ctx) => showPage(ctx, renderer, { staff: true }));
  return router;
}

import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { HttpState } from '../http-context.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { presentStaffHelp } from '../presenters/staff-help.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';

interface Parts extends Pick<Domain, 'helpFeedback'> {
  renderer: Renderer;
}

/** `/staff/help`: which guides help, and which are missing. */
export function staffHelpRoutes({ helpFeedback, renderer }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/staff/help' });
  router.get('/', requireStaff, async (ctx) => {
    const staffHelp = presentStaffHelp({ counts: await helpFeedback.board(), misses: await helpFeedback.listMisses() });
    showPage(ctx, renderer, { staffHelp });
  });
  return router;
}

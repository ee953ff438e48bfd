import Router from '@koa/router';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import { canReviewReports } from '#domain/glimcap/policies.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';
import { requireReader } from './staff-glimcap-permits.ts';
import { type DeskServices, loadDeskList, loadDeskReport, loadDraft } from './staff-glimcap-view.ts';

const NUMBER = /^[1-9]\d{0,5}$/;
const SUNDAY = /^\d{4}-\d\d-\d\d$/;

/** The desk of the Glimcap: `/staff/glimcap`, and a report by its number or by the Sunday of its week. */
export function staffGlimcapRoutes({
  renderer,
  ...services
}: DeskServices & { renderer: Renderer }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/staff/glimcap' });

  router.get('/', requireStaff, async (ctx) => {
    const canReview = canReviewReports(requireReader(ctx));
    showPage(ctx, renderer, { deskList: await loadDeskList(services), canReview });
    ctx.set('Cache-Control', 'private, no-store');
  });

  router.get('/:name', requireStaff, async (ctx) => {
    const canReview = canReviewReports(requireReader(ctx));
    const report = await find(param(ctx, 'name'));
    if (!report) throw new HttpError(404, 'glimcap_not_found', 'There is no such Glimcap.');
    const data =
      report.state === 'published'
        ? { deskReport: await loadDeskReport(services, report), canReview }
        : { desk: await loadDraft(services, report), canReview };
    showPage(ctx, renderer, data);
    ctx.set('Cache-Control', 'private, no-store');
  });

  return router;

  async function find(name: string): Promise<GlimcapReport | null> {
    if (NUMBER.test(name)) return services.glimcap.findNumbered(Number(name));
    return SUNDAY.test(name) ? services.glimcap.findForWeek(name) : null;
  }
}

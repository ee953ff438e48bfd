import Router from '@koa/router';
import { z } from 'zod';
import { type ReportChart, reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import { CHART_SIZES, type ChartRenderer, type ChartSize } from '#domain/metrics/chart-look.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { type DrawnChart, specNumber } from '../presenters/staff-glimcap-preview.ts';
import { param } from './param.ts';
import { type DeskServices, getDraft } from './staff-glimcap-view.ts';

const FILE = /^([a-z]{1,20})\.svg$/;
const SUNDAY = /^\d{4}-\d\d-\d\d$/;
/** An SVG that is opened by itself is a document: it may style itself and do nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const query = z.object({ size: z.enum(CHART_SIZES).default('wide') });

/** The charts of drafts, for staff only: `/staff/glimcap/2026-03-08/charts/mrr.svg?size=narrow`. */
export function staffGlimcapChartRoutes(services: DeskServices): Router<HttpState> {
  const { charts } = services;
  const router = new Router<HttpState>({ prefix: '/staff/glimcap/:weekEnd/charts' });

  router.get('/:file', requireStaff, async (ctx) => {
    const [, key = ''] = FILE.exec(param(ctx, 'file')) ?? [];
    const weekEnd = param(ctx, 'weekEnd');
    const asked = query.safeParse({ ...ctx.query });
    if (!SUNDAY.test(weekEnd) || !asked.success) throw noChart();
    const { figures } = await getDraft(services, weekEnd);
    const chart = reportCharts(figuresFromJson(figures)).find((each) => each.key === key);
    if (!chart) throw noChart();

    const { size } = asked.data;
    ctx.set({
      'Content-Security-Policy': POLICY,
      ETag: `"${specNumber(chart.spec)}-${size}"`,
      'Cache-Control': 'private, no-cache',
    });
    ctx.status = 200;
    ctx.type = 'svg';
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = await draw(chart, size, charts);
  });
  return router;
}

/** The charts of figures that are not kept anywhere, each as the picture itself. */
export async function drawnCharts(figures: Figures, charts: ChartRenderer): Promise<Record<string, DrawnChart>> {
  const drawn: Record<string, DrawnChart> = {};
  for (const chart of reportCharts(figures)) {
    const [wide, narrow] = [await draw(chart, 'wide', charts), await draw(chart, 'narrow', charts)];
    drawn[chart.key] = { wide: dataUrl(wide), narrow: dataUrl(narrow) };
  }
  return drawn;
}

function draw({ spec }: ReportChart, size: ChartSize, charts: ChartRenderer): Promise<string> {
  return charts.svg(spec, { theme: 'site', size });
}

function dataUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function noChart(): HttpError {
  return new HttpError(404, 'glimcap_chart_not_found', 'That draft has no such chart.');
}

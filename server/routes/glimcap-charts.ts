import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { type ReportChart, reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapVersion } from '#domain/glimcap/glimcap-version.entity.ts';
import { CHART_SIZES, CHART_THEMES, type ChartRenderer } from '#domain/metrics/chart-look.ts';
import { ChartCache } from '../chart-cache.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { param } from './param.ts';

const NUMBER = /^[1-9]\d{0,5}$/;
const FILE = /^([a-z]{1,20})\.(svg|png)$/;
/** Five charts of a report in every look, for the reports of some weeks. */
const CACHED = 120;
/** A version never changes; without one named, a correction may come. */
const VERSION_SECONDS = 31_536_000;
const STANDING_SECONDS = 600;

const query = z.object({
  theme: z.enum(CHART_THEMES).default('site'),
  size: z.enum(CHART_SIZES).default('wide'),
  version: z.coerce.number().int().min(1).max(100_000).optional(),
});

interface Parts extends Pick<Domain, 'glimcap' | 'glimcapCorrections'> {
  charts: ChartRenderer;
}

/**
 * The charts of published reports as pictures: `/glimcap/12/charts/mrr.svg?theme=light&size=narrow&version=3`.
 * They are drawn from the figures that the report keeps, and not from what is known today.
 */
export function glimcapChartRoutes({ glimcap, glimcapCorrections, charts }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap/:number/charts' });
  const cache = new ChartCache(CACHED);

  router.get('/:file', rateLimit({ name: 'charts', points: 300, seconds: 60 }), async (ctx) => {
    const [, key = '', format = ''] = FILE.exec(param(ctx, 'file')) ?? [];
    const asked = query.safeParse({ ...ctx.query });
    if (!asked.success) throw new HttpError(422, 'chart_look_unknown', 'There is no such theme, size or version.');
    const { theme, size, version: ordinal } = asked.data;
    const version = await getVersion(param(ctx, 'number'), ordinal);
    const { spec } = getChart(version, key);

    const { body, etag } = await cache.get([version.id, key, format, theme, size].join(' '), () =>
      format === 'png' ? charts.png(spec, { theme, size }) : charts.svg(spec, { theme, size }),
    );
    const age = ordinal === undefined ? `max-age=${STANDING_SECONDS}` : `max-age=${VERSION_SECONDS}, immutable`;
    ctx.set({ ...PICTURE_HEADERS, ETag: etag, 'Cache-Control': `public, ${age}` });
    send(ctx, format, body);
  });
  return router;

  /** The version that stands, or the one that was asked for. @throws HttpError or DomainError for one that readers do not see */
  async function getVersion(number: string, ordinal: number | undefined): Promise<GlimcapVersion> {
    if (!NUMBER.test(number)) throw noChart();
    const versions = await glimcapCorrections.listPublic(await glimcap.getPublished(Number(number)));
    const version = ordinal === undefined ? versions.at(-1) : versions.find((each) => each.ordinal === ordinal);
    if (!version) throw noChart();
    return version;
  }
}

/** An SVG that is opened by itself is a document: it may style itself and do nothing else. Mails and the guild show it too. */
const PICTURE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

function send(ctx: HttpContext, format: string, body: string | Buffer): void {
  ctx.status = 200;
  ctx.type = format;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}

function getChart({ figures }: GlimcapVersion, key: string): ReportChart {
  const chart = reportCharts(figuresFromJson(figures)).find((each) => each.key === key);
  if (!chart) throw noChart();
  return chart;
}

function noChart(): HttpError {
  return new HttpError(404, 'glimcap_chart_not_found', 'That Glimcap has no such chart.');
}

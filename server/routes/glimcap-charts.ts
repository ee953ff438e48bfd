import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { historyChart } from '#domain/glimcap/archive/history-chart.ts';
import { reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { CHART_SIZES, CHART_THEMES, type ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import { AnswerCache } from '../answer-cache.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { sendKept } from '../public-answers.ts';
import { glimcapNumber } from './glimcap-number.ts';
import { param } from './param.ts';

const FILE = /^([a-z]{1,20})\.(svg|png)$/;
/** Five charts of a report in every look, for the reports of some weeks. */
const KEPT = 120;
/** A version never changes; without one named, a correction may come. */
const OF_VERSION = 'public, max-age=31536000, immutable';
const OF_WHAT_STANDS = 'public, max-age=600';

const query = z.object({
  theme: z.enum(CHART_THEMES).default('site'),
  size: z.enum(CHART_SIZES).default('wide'),
  version: z.coerce.number().int().min(1).max(100_000).optional(),
});

interface Parts extends Pick<Domain, 'glimcapArchive'> {
  charts: ChartRenderer;
}

/**
 * The charts of published reports as pictures: `/glimcap/12/charts/mrr.svg?theme=light&size=narrow&version=3`, and a
 * figure's history at `/glimcap/12/figures/mrr/chart.svg`. They are drawn from the figures that reports keep, and not
 * from what is known today.
 */
export function glimcapChartRoutes({ glimcapArchive: archive, charts }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap/:number' });
  const cache = new AnswerCache(KEPT);
  const limit = rateLimit({ name: 'charts', points: 300, seconds: 60 });

  router.get('/charts/:file', limit, async (ctx) => {
    const [, key = '', format = ''] = FILE.exec(param(ctx, 'file')) ?? [];
    const look = lookOf(ctx);
    if (!format) throw noChart();
    const number = glimcapNumber(param(ctx, 'number'));
    const { version } = look;
    const name = `${version ?? (await archive.edition())} ${number} ${key}`;
    const spec = async () => {
      const { figures } = await archive.get(number, version);
      return reportCharts(figures).find((each) => each.key === key)?.spec ?? Promise.reject(noChart());
    };
    await send(ctx, { name, format, look, spec, cacheControl: version === undefined ? OF_WHAT_STANDS : OF_VERSION });
  });

  router.get('/figures/:key/chart.:format', limit, async (ctx) => {
    const [key, format] = [param(ctx, 'key'), param(ctx, 'format')];
    const look = lookOf(ctx);
    if (format !== 'svg' && format !== 'png') throw noChart();
    const number = glimcapNumber(param(ctx, 'number'));
    const name = `${await archive.edition()} ${number} figure ${key}`;
    const spec = async () => {
      const { figure, points } = await archive.getFigure(number, key);
      return historyChart(figure, points) ?? Promise.reject(noChart());
    };
    await send(ctx, { name, format, look, spec, cacheControl: OF_WHAT_STANDS });
  });
  return router;

  async function send(ctx: HttpContext, { name, format, look, spec, cacheControl }: Picture): Promise<void> {
    const { theme, size } = look;
    const kept = await cache.get([name, format, theme, size].join(' '), async () => {
      const chart = await spec();
      return format === 'png' ? charts.png(chart, { theme, size }) : charts.svg(chart, { theme, size });
    });
    ctx.set(PICTURE_HEADERS);
    sendKept(ctx, kept, { type: format, cacheControl });
  }
}

type Look = z.infer<typeof query>;

interface Picture {
  name: string;
  format: string;
  look: Look;
  spec(): Promise<ChartSpec>;
  cacheControl: string;
}

/** An SVG that is opened by itself is a document: it may style itself and do nothing else. Mails and the guild show it too. */
const PICTURE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** @throws HttpError 422 `chart_look_unknown` */
function lookOf(ctx: HttpContext): Look {
  const asked = query.safeParse({ ...ctx.query });
  if (asked.success) return asked.data;
  throw new HttpError(422, 'chart_look_unknown', 'There is no such theme, size or version.');
}

function noChart(): HttpError {
  return new HttpError(404, 'glimcap_chart_not_found', 'That Glimcap has no such chart.');
}

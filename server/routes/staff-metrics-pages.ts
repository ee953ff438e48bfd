import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { chartAltText } from '#domain/metrics/chart-alt-text.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { Metric } from '#domain/metrics/metric.entity.ts';
import { canEditMetrics, canReadMetrics } from '#domain/metrics/policies.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { presentNewest } from '../presenters/metric.ts';
import { presentChange } from '../presenters/metric-change.ts';
import { presentSample } from '../presenters/metric-sample.ts';
import { presentSource } from '../presenters/metric-source.ts';
import type { Renderer } from '../web/render.ts';
import { requireUser } from './api-route.ts';
import { createChartSender } from './chart-sender.ts';
import { getMetric, noMetric } from './get-metric.ts';
import { keepPrivate } from './keep-private.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';
import { readQuery } from './read-query.ts';

const SAMPLES = 50;
/** Half a year. */
const CHART_WEEKS = 26;
const KEY = /^[a-z][a-z0-9_]{0,62}$/;

const query = z.object({ cursor: z.uuid().optional() });

interface Parts extends Pick<Domain, 'metricBoard' | 'metricCatalogue' | 'metrics' | 'metricSources'> {
  renderer: Renderer;
  charts: ChartRenderer;
}

type Context = HttpContext & { params: Record<string, string | undefined> };

/** `/staff/metrics`: the catalogue with its sources, and each metric with its history. */
export function staffMetricsPages(parts: Parts): Router<HttpState> {
  const { metricBoard, metricCatalogue, metrics, metricSources, renderer, charts } = parts;
  const router = new Router<HttpState>({ prefix: '/staff/metrics' });
  const sendChart = createChartSender(charts);
  router.use(requirePolicy(canReadMetrics));

  router.get('/', async (ctx) => {
    const newest = await metricBoard.newest();
    const sources = await metricSources.listSources();
    const staffCatalogue = { metrics: newest.map(presentNewest), sources: sources.map(presentSource) };
    const canEdit = canEditMetrics(requireUser(ctx));
    showPage(ctx, renderer, { staffFigures: { staffCatalogue: { ...staffCatalogue, canEdit } } });
    keepPrivate(ctx);
  });

  router.get('/:key', async (ctx) => {
    const { cursor } = readQuery(ctx, query);
    const metric = await metricOf(ctx);
    const [newest] = await metricBoard.newestOf([metric]);
    if (!newest) throw noMetric();
    const samples = await metrics.listLastSamples(metric.key, SAMPLES + 1, cursor);
    const shown = samples.slice(0, SAMPLES);
    const sources = await metricSources.listSources();
    const source = sources.find(({ name }) => name === metric.source);
    const chart = await metricBoard.chart(metric.key, CHART_WEEKS);
    const staffMetric = {
      ...presentNewest(newest),
      sourceState: source ? presentSource(source) : null,
      sources: sources.map(({ name }) => name),
      chartText: chart && chartAltText(chart),
      samples: shown.map((sample) => presentSample(metric, sample)),
      isFirstPage: cursor === undefined,
      nextCursor: samples.length > SAMPLES ? (shown.at(-1)?.sample.id ?? null) : null,
      changes: (await metricCatalogue.listChanges(metric.key)).map(presentChange),
      canEdit: canEditMetrics(requireUser(ctx)),
    };
    showPage(ctx, renderer, { staffFigures: { staffMetric } });
    keepPrivate(ctx);
  });

  router.get('/:key/chart.svg', async (ctx) => {
    const { key } = await metricOf(ctx);
    await sendChart(ctx, await metricBoard.chart(key, CHART_WEEKS));
  });

  return router;

  function metricOf(ctx: Context): Promise<Metric> {
    const key = param(ctx, 'key');
    if (!KEY.test(key)) throw noMetric();
    return getMetric(metricCatalogue, key);
  }
}

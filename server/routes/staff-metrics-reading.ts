import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canReadMetrics } from '#domain/metrics/policies.ts';
import { newestMetricSchema, presentNewest } from '../presenters/metric.ts';
import { metricChangeSchema, presentChange } from '../presenters/metric-change.ts';
import { metricSampleSchema, presentSample } from '../presenters/metric-sample.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { getMetric, noMetric } from './get-metric.ts';
import { keepPrivate } from './keep-private.ts';
import { listOf } from './list-of.ts';
import { metricPathSchema } from './metric-schemas.ts';

const SAMPLES = 50;

const READERS = { tag: 'metrics', access: 'staff', can: canReadMetrics } as const;

/** The catalogue with its figures, for all staff. */
export function metricReadingRoutes({
  metricBoard,
  metricCatalogue,
  metrics,
}: Pick<Domain, 'metricBoard' | 'metricCatalogue' | 'metrics'>): ApiRoute[] {
  return [
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/metrics',
      summary: 'The catalogue in its order, each metric with the newest that is known of it',
      status: 200,
      answer: listOf(newestMetricSchema),
      async handle({ ctx }) {
        keepPrivate(ctx);
        return { data: (await metricBoard.newest()).map(presentNewest), nextCursor: null };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/metrics/:key',
      summary: 'One metric',
      params: metricPathSchema,
      status: 200,
      answer: newestMetricSchema,
      problems: { 404: 'metric_not_found' },
      async handle({ ctx, params }) {
        keepPrivate(ctx);
        const [newest] = await metricBoard.newestOf([await getMetric(metricCatalogue, params.key)]);
        if (!newest) throw noMetric();
        return presentNewest(newest);
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/metrics/:key/samples',
      summary: 'The samples of a metric, newest first, the corrected ones too',
      params: metricPathSchema,
      query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(500).default(SAMPLES) }),
      status: 200,
      answer: listOf(metricSampleSchema),
      problems: { 404: 'metric_not_found' },
      async handle({ ctx, params, query: { cursor, limit } }) {
        keepPrivate(ctx);
        const metric = await getMetric(metricCatalogue, params.key);
        const samples = await metrics.listLastSamples(metric.key, limit + 1, cursor);
        const shown = samples.slice(0, limit);
        const nextCursor = samples.length > limit ? (shown.at(-1)?.sample.id ?? null) : null;
        return { data: shown.map((sample) => presentSample(metric, sample)), nextCursor };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/metrics/:key/changes',
      summary: 'What was changed in the catalogue about a metric, newest first',
      params: metricPathSchema,
      status: 200,
      answer: listOf(metricChangeSchema),
      problems: { 404: 'metric_not_found' },
      async handle({ ctx, params }) {
        keepPrivate(ctx);
        const { key } = await getMetric(metricCatalogue, params.key);
        return { data: (await metricCatalogue.listChanges(key)).map(presentChange), nextCursor: null };
      },
    }),
  ];
}

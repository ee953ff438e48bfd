import type { Domain } from '#domain/domain.ts';
import { readEdits, readNewMetric } from '#domain/metrics/metric-text.ts';
import { canEditMetrics } from '#domain/metrics/policies.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { metricSchema, presentMetric } from '../presenters/metric.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { getMetric } from './get-metric.ts';
import { metricEditorOf } from './metric-editor-of.ts';
import { metricPathSchema, metricTextSchema, newMetricSchema } from './metric-schemas.ts';

const EDITORS = { tag: 'metrics', access: 'staff', can: canEditMetrics } as const;

/** What is counted, as who looks after the figures decides it. */
export function metricCatalogueRoutes({ metricCatalogue }: Pick<Domain, 'metricCatalogue'>): ApiRoute[] {
  const writes = rateLimit({ name: 'metric-write', points: 60, seconds: 60 });
  const problems = { 404: 'metric_not_found' };
  return [
    apiRoute({
      ...EDITORS,
      method: 'post',
      path: '/metrics',
      summary: 'Count one more thing',
      body: newMetricSchema,
      status: 201,
      answer: metricSchema,
      problems: { 409: 'metric_exists', 422: 'invalid, metric_field_invalid' },
      limit: writes,
      async handle({ ctx, body: { key, ...text } }) {
        return presentMetric(await metricCatalogue.add(metricEditorOf(ctx), readNewMetric(key, text)));
      },
    }),
    apiRoute({
      ...EDITORS,
      method: 'patch',
      path: '/metrics/:key',
      summary: 'Change what is said of a metric; what was before is kept',
      params: metricPathSchema,
      body: metricTextSchema,
      status: 200,
      answer: metricSchema,
      problems: { ...problems, 409: 'metric_unit_fixed', 422: 'invalid, metric_field_invalid' },
      limit: writes,
      async handle({ ctx, params, body }) {
        const { key } = await getMetric(metricCatalogue, params.key);
        return presentMetric(await metricCatalogue.edit(metricEditorOf(ctx), key, readEdits(body)));
      },
    }),
    ...(['retire', 'restore'] as const).map((verb) =>
      apiRoute({
        ...EDITORS,
        method: 'post',
        path: `/metrics/:key/${verb}`,
        summary: verb === 'retire' ? 'Switch a metric off; its samples stay' : 'Switch a metric on again',
        params: metricPathSchema,
        status: 200,
        answer: metricSchema,
        problems,
        limit: writes,
        async handle({ ctx, params }) {
          const { key } = await getMetric(metricCatalogue, params.key);
          return presentMetric(await metricCatalogue[verb](metricEditorOf(ctx), key));
        },
      }),
    ),
  ];
}

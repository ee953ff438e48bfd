import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canEditMetrics } from '#domain/metrics/policies.ts';
import { HttpError } from '../errors.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { metricSampleSchema, presentSample } from '../presenters/metric-sample.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { getMetric } from './get-metric.ts';
import { metricEditorOf } from './metric-editor-of.ts';
import { correctionSchema, metricPathSchema, recordSchema } from './metric-schemas.ts';

const EDITORS = { tag: 'metrics', access: 'staff', can: canEditMetrics } as const;

/** Values that people have read off, and what should have stood there. */
export function metricSampleRoutes({
  handRecords,
  metricCatalogue,
  metrics,
}: Pick<Domain, 'handRecords' | 'metricCatalogue' | 'metrics'>): ApiRoute[] {
  const writes = rateLimit({ name: 'metric-write', points: 60, seconds: 60 });
  return [
    apiRoute({
      ...EDITORS,
      method: 'post',
      path: '/metrics/:key/samples',
      summary: 'Record a value that you have read off; another one for the same moment corrects the first',
      params: metricPathSchema,
      body: recordSchema,
      status: 201,
      answer: metricSampleSchema,
      problems: {
        404: 'metric_not_found',
        409: 'metric_retired',
        422: 'invalid, metric_value_unreadable, metric_day_invalid, metric_time_invalid',
      },
      limit: writes,
      async handle({ ctx, params, body: { value: text, note, day } }) {
        const metric = await getMetric(metricCatalogue, params.key);
        const sample = await handRecords.record(metricEditorOf(ctx), { key: metric.key, text, note, day });
        return presentSample(metric, { sample, correctedById: null });
      },
    }),
    apiRoute({
      ...EDITORS,
      method: 'post',
      path: '/metrics/:key/samples/:id/correction',
      summary: 'Put another value in the place of a sample, which stays and names its correction',
      params: metricPathSchema.extend({ id: z.uuid() }),
      body: correctionSchema,
      status: 201,
      answer: metricSampleSchema,
      problems: {
        404: 'metric_not_found, metric_sample_unknown',
        409: 'metric_sample_corrected',
        422: 'invalid, metric_value_unreadable',
      },
      limit: writes,
      async handle({ ctx, params: { key, id }, body: { value: text, note } }) {
        const metric = await getMetric(metricCatalogue, key);
        const wrong = await metrics.getSample(id);
        if (wrong.key !== metric.key) throw new HttpError(404, 'metric_sample_unknown', 'There is no such sample.');
        const sample = await handRecords.correct(metricEditorOf(ctx), id, { text, note });
        return presentSample(metric, { sample, correctedById: null });
      },
    }),
  ];
}

import { z } from 'zod';
import type { Metric } from '#domain/metrics/metric.entity.ts';
import { sampleToJson } from '#domain/metrics/metric-json.ts';
import type { ListedSample } from '#domain/metrics/sample-book.ts';
import { metricValueSchema } from './metric.ts';

export const metricSampleSchema = z
  .object({
    id: z.uuid(),
    value: metricValueSchema,
    shownAs: z.string(),
    takenAt: z.iso.datetime().meta({ description: 'The moment that the value is true for' }),
    recordedAt: z.iso.datetime(),
    source: z.string(),
    query: z.string().nullable(),
    note: z.string().nullable(),
    author: z.string().nullable(),
    corrects: z.uuid().nullable(),
    correctedBy: z.uuid().nullable().meta({ description: 'The sample that stands in for this one' }),
  })
  .meta({ id: 'MetricSample' });

export function presentSample(metric: Metric, sample: ListedSample): z.infer<typeof metricSampleSchema> {
  return sampleToJson(metric, sample);
}

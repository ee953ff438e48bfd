import { z } from 'zod';
import { CADENCES, DIRECTIONS, MEASURES, type Metric, SECTIONS } from '#domain/metrics/metric.entity.ts';
import type { NewestFigure } from '#domain/metrics/metric-board.ts';
import { metricToJson } from '#domain/metrics/metric-json.ts';
import { metricUnit, UNIT_KINDS, valueIn } from '#domain/metrics/metric-unit.ts';
import { formatMetricValue, type MetricValue, metricValueToJson } from '#domain/metrics/metric-value.ts';

export const metricSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    unit: z.enum(UNIT_KINDS),
    currency: z.string().nullable().meta({ description: 'Of money only' }),
    definition: z.string(),
    source: z.string().meta({ description: 'database, hand, or the service that counts it' }),
    cadence: z.enum(CADENCES),
    measure: z.enum(MEASURES),
    good: z.enum(DIRECTIONS),
    section: z.enum(SECTIONS),
    position: z.int(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Metric' });

export const metricValueSchema = z.union([
  z.number(),
  z.object({ minor: z.int(), currency: z.string() }),
  z.object({ seconds: z.int() }),
  z.object({ basisPoints: z.int() }),
]);

const latestSchema = z.object({
  value: metricValueSchema,
  shownAs: z.string(),
  takenAt: z.iso.datetime(),
  source: z.string(),
  author: z.string().nullable(),
  note: z.string().nullable(),
  isCounted: z.boolean().meta({ description: 'Counted by the database just now; not a sample' }),
});

export const newestMetricSchema = z
  .object({
    metric: metricSchema,
    latest: latestSchema.nullable(),
    missing: z.string().nullable().meta({ description: 'Why the running week has no figure yet' }),
  })
  .meta({ id: 'NewestMetric' });

/** A metric with the newest that is known of it. */
export function presentNewest({ metric, sample, count, missing }: NewestFigure): z.infer<typeof newestMetricSchema> {
  const shown = { metric: metricToJson(metric), missing };
  if (count?.value != null) {
    const { takenAt = '' } = count.provenance;
    return { ...shown, latest: { ...presentValue(count.value), takenAt, ...COUNTED } };
  }
  if (!sample) return { ...shown, latest: null };
  const { takenAt, source, author, note } = sample;
  const by = { takenAt: takenAt.toISOString(), source, author: author ?? null, note: note ?? null, isCounted: false };
  return { ...shown, latest: { ...presentValue(valueIn(metricUnit(metric), sample.value)), ...by } };
}

const COUNTED = { source: 'database', author: null, note: null, isCounted: true };

function presentValue(value: MetricValue): Pick<z.infer<typeof latestSchema>, 'value' | 'shownAs'> {
  return { value: metricValueToJson(value), shownAs: formatMetricValue(value) };
}

/** The catalogue's entry alone. */
export function presentMetric(metric: Metric): z.infer<typeof metricSchema> {
  return metricToJson(metric);
}

import type { Metric } from './metric.entity.ts';
import { fieldsOf, type MetricFields } from './metric-fields.ts';
import { metricUnit, valueIn } from './metric-unit.ts';
import { formatMetricValue, type MetricValueJson, metricValueToJson } from './metric-value.ts';
import type { ListedSample } from './sample-book.ts';

/** A metric of the catalogue as JSON. */
export type MetricJson = MetricFields & { retiredAt: string | null };

/** A sample with its provenance. `shownAs` is how its value is printed; `correctedBy` is the sample that stands in for it. */
export interface SampleJson {
  id: string;
  value: MetricValueJson;
  shownAs: string;
  takenAt: string;
  recordedAt: string;
  source: string;
  query: string | null;
  note: string | null;
  author: string | null;
  corrects: string | null;
  correctedBy: string | null;
}

export function metricToJson(metric: Metric): MetricJson {
  return { ...fieldsOf(metric), retiredAt: metric.retiredAt?.toISOString() ?? null };
}

export function sampleToJson(metric: Metric, { sample, correctedById }: ListedSample): SampleJson {
  const value = valueIn(metricUnit(metric), sample.value);
  return {
    id: sample.id,
    value: metricValueToJson(value),
    shownAs: formatMetricValue(value),
    takenAt: sample.takenAt.toISOString(),
    recordedAt: sample.recordedAt.toISOString(),
    source: sample.source,
    query: sample.query ?? null,
    note: sample.note ?? null,
    author: sample.author ?? null,
    corrects: sample.supersedesId ?? null,
    correctedBy: correctedById,
  };
}

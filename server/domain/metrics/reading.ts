import type { Provenance } from '../glimcap/figures.ts';
import type { Metric } from './metric.entity.ts';
import type { MetricSample } from './metric-sample.entity.ts';
import type { MetricValue } from './metric-value.ts';

/** A metric of a period. Null is "not known", and its provenance then says why. */
export interface Reading {
  metric: Metric;
  value: MetricValue | null;
  provenance: Provenance;
}

/** A reading with the sample it rests on and those that this one corrects, the latest of them first. */
export interface FigureDescription extends Reading {
  sample: MetricSample | null;
  corrected: MetricSample[];
}

/** A metric's values at the ends of some weeks, in their order; null is a gap. */
export interface MetricSeries {
  metric: Metric;
  values: (MetricValue | null)[];
}

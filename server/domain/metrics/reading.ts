import type { Provenance } from '../glimcap/figures.ts';
import type { Metric } from './catalogue.ts';
import type { MetricValue } from './metric-value.ts';

/** A metric of a period. Null is "not known", and its provenance then says why. */
export interface Reading {
  metric: Metric;
  value: MetricValue | null;
  provenance: Provenance;
}

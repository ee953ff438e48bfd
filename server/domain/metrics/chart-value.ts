import type { ChartUnit } from './chart-spec.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';

/** A chart's number as it is written beside its point and in the alternative text: `38,759`, `$8,160`. */
export function formatChartValue(value: number, unit: ChartUnit): string {
  if (unit.kind === 'count') return formatMetricValue(value);
  return formatMetricValue({ minor: BigInt(Math.round(value)), currency: unit.currency });
}

/** A metric's value as a chart takes it: a count, or minor units; null is a gap. */
export function chartNumber(value: MetricValue | null): number | null {
  return value === null || typeof value === 'number' ? value : Number(value.minor);
}

import type { ChartUnit } from './chart-spec.ts';
import { amountOf, valueIn } from './metric-unit.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';

/** A chart's number as it is written beside its point and in the alternative text: `38,759`, `$8,160`, `1 h 12 min`. */
export function formatChartValue(value: number, unit: ChartUnit): string {
  return formatMetricValue(valueIn(unit, BigInt(Math.round(value))));
}

/** A metric's value as a chart takes it: a count, minor units, seconds or basis points; null is a gap. */
export function chartNumber(value: MetricValue | null): number | null {
  return value === null ? null : Number(amountOf(value));
}

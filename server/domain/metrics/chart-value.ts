import { formatMoney } from '../format-money.ts';
import type { ChartUnit } from './chart-spec.ts';
import { formatSeconds } from './format-seconds.ts';
import { amountOf, valueIn } from './metric-unit.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';

/** A chart's number as it is written beside its point and in the alternative text: `38,759`, `$8,160`, `1 h 12 min`. */
export function formatChartValue(value: number, unit: ChartUnit): string {
  return formatMetricValue(valueIn(unit, BigInt(Math.round(value))), unit.locale);
}

/** The same to the last digit: money of a statement with its cents, `$8,160.00`, and seconds beside minutes. */
export function formatExactChartValue(value: number, unit: ChartUnit): string {
  const exact = valueIn(unit, BigInt(value));
  const { locale } = unit;
  if (typeof exact !== 'number' && 'minor' in exact) return formatMoney(exact, locale ? { locale } : {});
  if (typeof exact !== 'number' && 'seconds' in exact) return formatSeconds(exact.seconds, locale);
  return formatMetricValue(exact, locale);
}

/** A metric's value as a chart takes it: a count, minor units, seconds or basis points; null is a gap. */
export function chartNumber(value: MetricValue | null): number | null {
  return value === null ? null : Number(amountOf(value));
}

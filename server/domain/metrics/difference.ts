import { subtractMoney } from '../money.ts';
import { formatMetricValue, type MetricValue, printedValue } from './metric-value.ts';

/** `current − previous`, signed. Throws a RangeError for two different units or currencies. */
export function difference(current: MetricValue, previous: MetricValue): MetricValue {
  if (typeof current === 'number' && typeof previous === 'number') return current - previous;
  if (typeof current === 'number' || typeof previous === 'number')
    throw new RangeError('cannot subtract a count and an amount of money');
  return subtractMoney(current, previous);
}

/**
 * `76⬇`, `$350⬆`, or `0` when nothing changed.
 *
 * Both values are rounded as they are printed before they are subtracted, so
 * the three cells of a row always agree, and magnitude and arrow come from one number.
 */
export function formatDifference(current: MetricValue, previous: MetricValue): string {
  const change = difference(printedValue(current), printedValue(previous));
  const sign = signOf(change);
  if (sign === 0) return '0';
  return `${formatMetricValue(magnitude(change))}${sign > 0 ? '⬆' : '⬇'}`;
}

/** −1, 0 or 1. */
export function signOf(value: MetricValue): number {
  return Math.sign(Number(typeof value === 'number' ? value : value.minor));
}

function magnitude(value: MetricValue): MetricValue {
  if (typeof value === 'number') return Math.abs(value);
  return { ...value, minor: value.minor < 0n ? -value.minor : value.minor };
}

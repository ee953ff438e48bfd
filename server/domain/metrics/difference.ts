import { subtractMoney } from '../money.ts';
import { formatSeconds } from './format-seconds.ts';
import { amountOf, unitOf, valueIn } from './metric-unit.ts';
import { formatMetricValue, type MetricValue, printedValue } from './metric-value.ts';

/** `current − previous`, signed. Throws a RangeError for two different units or currencies. */
export function difference(current: MetricValue, previous: MetricValue): MetricValue {
  if (isMoney(current) && isMoney(previous)) return subtractMoney(current, previous);
  const [unit, other] = [unitOf(current), unitOf(previous)];
  if (unit.kind !== other.kind) throw new RangeError(`cannot subtract ${other.kind} from ${unit.kind}`);
  return valueIn(unit, amountOf(current) - amountOf(previous));
}

/**
 * `76⬇`, `$350⬆`, `20 min⬇`, or `0` when nothing changed.
 *
 * Both values are rounded as they are printed before they are subtracted, so
 * the three cells of a row always agree, and magnitude and arrow come from one number.
 */
export function formatDifference(current: MetricValue, previous: MetricValue, locale = 'en-US'): string {
  const change = difference(printedValue(current), printedValue(previous));
  const sign = signOf(change);
  if (sign === 0) return '0';
  return `${formatMagnitude(change, locale)}${sign > 0 ? '⬆' : '⬇'}`;
}

/** −1, 0 or 1. */
export function signOf(value: MetricValue): number {
  return Math.sign(Number(amountOf(value)));
}

/** Exact: the difference of two rounded durations may have seconds of its own. */
function formatMagnitude(change: MetricValue, locale: string): string {
  const amount = amountOf(change);
  const size = valueIn(unitOf(change), amount < 0n ? -amount : amount);
  return typeof size === 'object' && 'seconds' in size
    ? formatSeconds(size.seconds, locale)
    : formatMetricValue(size, locale);
}

function isMoney(value: MetricValue): value is Extract<MetricValue, { minor: bigint }> {
  return typeof value === 'object' && 'minor' in value;
}

import type { ChartUnit } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue, formatExactChartValue } from '../../domain/metrics/chart-value.ts';
import { minorDigits } from '../../domain/money.ts';
import type { ValueScale } from './value-scale.ts';

/** Shorter numbers are written out. */
const COMPACT_FROM = 100_000;
/** `1.25M`: so many digits of the large unit are written. */
const COMPACT_DIGITS = 2;

/** Writes the values of an axis: `4,000`, `$8,500`, `1.25M`. It shortens only where all labels stay exact. */
export function axisLabel(scale: ValueScale, unit: ChartUnit): (value: number) => string {
  const minor = unit.kind === 'money' ? 10 ** minorDigits(unit.currency) : 1;
  if (unit.kind === 'duration' || unit.kind === 'ratio') return (value) => formatExactChartValue(value, unit);
  if (!staysExact(scale, minor)) return (value) => formatChartValue(value, unit);
  const format = new Intl.NumberFormat(unit.locale ?? 'en-US', {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: COMPACT_DIGITS,
    ...(unit.kind === 'money' && { style: 'currency', currency: unit.currency }),
  });
  return (value) => format.format(value / minor);
}

function staysExact({ min, max, step }: ValueScale, minor: number): boolean {
  const largest = Math.max(Math.abs(min), Math.abs(max)) / minor;
  if (largest < COMPACT_FROM) return false;
  const large = 10 ** (3 * Math.floor(Math.log10(largest) / 3));
  return (step / minor) % (large / 10 ** COMPACT_DIGITS) === 0;
}

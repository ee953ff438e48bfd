import type { MetricUnit } from './metric-unit.ts';

/** What the numbers of a chart are: things, minor units of a currency, seconds, or basis points. */
export type ChartUnit = MetricUnit;

/** One line, or one set of bars. A null is a week without a figure: a gap, never a 0. */
export interface ChartSeries {
  label: string;
  values: ReadonlyArray<number | null>;
}

/** A chart of metrics over weeks, independent of what draws it. All series share the unit. */
export interface ChartSpec {
  title: string;
  kind: 'line' | 'bars';
  unit: ChartUnit;
  /** The labels of the points, oldest first: `Apr 25`. */
  weeks: readonly string[];
  series: readonly ChartSeries[];
}

/** Throws a RangeError for a chart that cannot be drawn truly: empty, ragged, or with fractions. */
export function assertDrawable({ weeks, series }: ChartSpec): void {
  if (weeks.length === 0 || series.length === 0) throw new RangeError('a chart needs at least one week and one series');
  for (const { label, values } of series) {
    if (values.length !== weeks.length)
      throw new RangeError(`"${label}" has ${values.length} values for ${weeks.length} weeks`);
    if (values.some((value) => value !== null && !Number.isSafeInteger(value)))
      throw new RangeError(`"${label}" has a value that is not a whole number`);
  }
}

import { assertDrawable, type ChartSpec } from './chart-spec.ts';
import { formatChartValue } from './chart-value.ts';

/** What Discord takes as a description of an attachment. */
const DESCRIPTION_MAX = 1024;

/**
 * The chart for those who hear it: its title, then every figure of every series.
 * At most 1,024 characters; what does not fit is left out from the oldest on, and says so.
 */
export function chartAltText(spec: ChartSpec): string {
  assertDrawable(spec);
  for (let skipped = 0; skipped < spec.weeks.length; skipped += 1) {
    const text = describe(spec, skipped);
    if (text.length <= DESCRIPTION_MAX) return text;
  }
  return `${describe(spec, spec.weeks.length - 1).slice(0, DESCRIPTION_MAX - 1)}…`;
}

function describe({ title, unit, weeks, series }: ChartSpec, skipped: number): string {
  const since = skipped > 0 ? ` (from ${weeks[skipped]} on)` : '';
  const figures = (values: ReadonlyArray<number | null>) =>
    weeks.slice(skipped).map((week, index) => {
      const value = values[index + skipped] ?? null;
      return `${week} ${value === null ? 'no figure' : formatChartValue(value, unit)}`;
    });
  return `${title}${since}. ${series.map(({ label, values }) => `${label}: ${figures(values).join(', ')}.`).join(' ')}`;
}

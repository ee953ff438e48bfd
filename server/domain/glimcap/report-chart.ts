import type { SeriesChart } from '../metrics/chart-spec.ts';
import { chartNumber } from '../metrics/chart-value.ts';
import { unitOf } from '../metrics/metric-unit.ts';
import { weekLabel } from '../metrics/week-label.ts';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';
import type { MetricHistory } from './observations/metric-history.ts';

/** As many as are read well on a phone. */
const WEEKS = 12;

/**
 * The chart that goes with a report: the first metric that has a line to show. A week without a report is a gap.
 * @returns null while no metric has two values
 */
export function reportChart(histories: readonly MetricHistory[]): SeriesChart | null {
  const shown = histories.find(({ values }) => values.filter(({ value }) => value !== null).length > 1);
  const end = shown?.values.at(-1)?.weekEnd;
  if (!shown || end === undefined) return null;

  const byWeek = new Map(shown.values.map(({ weekEnd, value }) => [weekEnd, value]));
  const begin = shown.values[0]?.weekEnd ?? end;
  const weeks = weekEnds(begin, end);
  const sample = shown.values.find(({ value }) => value !== null)?.value ?? 0;
  return {
    title: `${shown.label} by week`,
    kind: 'line',
    unit: unitOf(sample),
    periods: weeks.map(weekLabel),
    series: [{ label: shown.label, values: weeks.map((week) => chartNumber(byWeek.get(week) ?? null)) }],
  };
}

/** The last Sundays from `begin` to `end`, both included. */
function weekEnds(begin: CalendarDay, end: CalendarDay): CalendarDay[] {
  const weeks: CalendarDay[] = [];
  for (let day = end; day >= begin && weeks.length < WEEKS; day = addDays(day, -7)) weeks.unshift(day);
  return weeks;
}

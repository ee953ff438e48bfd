import type { ChartSpec } from '../../metrics/chart-spec.ts';
import { chartNumber } from '../../metrics/chart-value.ts';
import { isSameUnit, unitOf } from '../../metrics/metric-unit.ts';
import { weekEndsBetween } from '../../metrics/week-ends.ts';
import { weekLabel } from '../../metrics/week-label.ts';
import { addDays, type CalendarDay } from '../../metrics/zoned-day.ts';
import type { FigurePoint } from './figure-history.ts';
import type { ReportFigure } from './report-figure.ts';

/** As many weeks as a line can still be read of. */
const CHARTED_WEEKS = 52;

/**
 * A figure over the weeks until its report, as it was published; a week without a report is a gap. Null while there
 * is but one value. What was published in another unit is left out.
 */
export function historyChart(
  { label, section, measure, value }: Pick<ReportFigure, 'label' | 'section' | 'measure' | 'value'>,
  points: readonly FigurePoint[],
): ChartSpec | null {
  const known = points.findLast((point) => point.value !== null)?.value ?? value;
  const unit = known === null ? null : unitOf(known);
  const [first, last] = [points[0], points.at(-1)];
  if (!unit || !first || !last) return null;
  const byWeek = new Map(points.map((point) => [point.weekEnd, point.value]));
  const weeks = weeksThrough(first.weekEnd, last.weekEnd);
  const values = weeks.map((weekEnd) => {
    const published = byWeek.get(weekEnd) ?? null;
    return published !== null && isSameUnit(unitOf(published), unit) ? chartNumber(published) : null;
  });
  const start = values.findIndex((each) => each !== null);
  if (values.filter((each) => each !== null).length < 2) return null;
  return {
    kind: section === 'finance' || measure === 'count' ? 'bars' : 'line',
    title: `${label}, as published`,
    unit,
    periods: weeks.slice(start).map((sunday) => weekLabel(sunday)),
    series: [{ label, values: values.slice(start) }],
  };
}

/** The Sundays from one to another, a week apart, of which the last ones count. */
function weeksThrough(first: CalendarDay, last: CalendarDay): CalendarDay[] {
  const earliest = addDays(last, -7 * (CHARTED_WEEKS - 1));
  return weekEndsBetween(addDays(first > earliest ? first : earliest, -7), last);
}

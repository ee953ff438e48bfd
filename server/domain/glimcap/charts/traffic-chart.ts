import type { ChartSeries, ChartSpec } from '../../metrics/chart-spec.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import type { Figures } from '../figures.ts';
import type { ViewedDay } from './chart-data.ts';
import { hasLine, weekLabels, weeklySeries, withoutEmptyStart } from './weekly-series.ts';

/** Page views, this week's days against last week's; by week where single days are not known. */
export function trafficChart(figures: Figures): ChartSpec | null {
  const { current = [], previous = [] } = figures.charts?.traffic ?? {};
  if (![...current, ...previous].some(({ views }) => views !== null)) return weeklyChart(figures);
  return {
    kind: 'compare',
    title: 'Page views by day',
    unit: { kind: 'count' },
    periods: current.map(({ day }) => weekdayLabel(day)),
    current: seriesOf('This week', current),
    previous: seriesOf('The week before', previous),
  };
}

function weeklyChart(figures: Figures): ChartSpec | null {
  const series = weeklySeries('page_views', figures);
  if (!series || !hasLine(series)) return null;
  const { unit, label, values } = series;
  const shown = withoutEmptyStart({ periods: weekLabels(figures), series: [{ label, values }] });
  return { kind: 'bars', title: `${label} by week`, unit, ...shown };
}

function seriesOf(label: string, days: readonly ViewedDay[]): ChartSeries {
  const partial = days.flatMap(({ isPart, views }, index) => (isPart && views !== null ? [index] : []));
  return { label, values: days.map(({ views }) => views), ...(partial.length > 0 && { partial }) };
}

function weekdayLabel(day: CalendarDay): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' });
}

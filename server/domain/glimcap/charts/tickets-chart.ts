import type { ChartSpec } from '../../metrics/chart-spec.ts';
import type { Figures } from '../figures.ts';
import { hasLine, type WeeklySeries, weekLabels, weeklySeries, withoutEmptyStart } from './weekly-series.ts';

/** Tickets opened by week, above the time that their first answers took where that is known. */
export function ticketsChart(figures: Figures): ChartSpec | null {
  const opened = weeklySeries('support_tickets', figures);
  if (!opened || !hasLine(opened)) return null;
  const answered = weeklySeries('first_response', figures);
  const known = answered?.values.some((value) => value !== null) ? [opened, answered] : [opened];
  const { periods, series } = withoutEmptyStart<WeeklySeries>({ periods: weekLabels(figures), series: known });
  const [bars = opened, line] = series;
  if (line) return { kind: 'barsAndLine', title: 'Support tickets, and the first answer to them', periods, bars, line };
  const { label, values, unit } = bars;
  return { kind: 'bars', title: `${label} by week`, unit, periods, series: [{ label, values }] };
}

import type { SeriesChart } from '../../metrics/chart-spec.ts';
import type { Figures } from '../figures.ts';
import { hasLine, weekLabels, weeklySeries, withoutEmptyStart } from './weekly-series.ts';

/** The followers of all networks by week; null while none of them has two values. */
export function followersChart(figures: Figures): SeriesChart | null {
  const all = (figures.charts?.followers ?? []).flatMap((key) => weeklySeries(key, figures) ?? []);
  const known = all.filter(({ values }) => values.some((value) => value !== null));
  if (!known.some(hasLine)) return null;
  const { periods, series } = withoutEmptyStart({ periods: weekLabels(figures), series: known });
  return {
    kind: 'line',
    title: 'Followers by week',
    unit: { kind: 'count' },
    periods,
    series: series.map(({ label, values }) => ({ label, values })),
  };
}

import { isSameUnit, unitOf } from '../../metrics/metric-unit.ts';
import type { MetricValue } from '../../metrics/metric-value.ts';
import type { Figures, MetricFigure } from '../figures.ts';
import { figuresByKey, type PublishedWeek } from '../last-published.ts';
import type { MetricHistory } from './metric-history.ts';

/**
 * What was published of each metric of the draft, from the first report that had it, then the draft's own value.
 * @param published newest first
 */
export function metricHistories(draft: Figures, published: readonly PublishedWeek[]): MetricHistory[] {
  const weeks = [...published].reverse().map(({ weekEnd, figures }) => ({ weekEnd, byKey: figuresByKey(figures) }));
  const { weekEnd } = draft;
  if (weekEnd === undefined) return [];
  return [...figuresByKey(draft).values()].map((figure) => {
    const { key, label, current } = figure;
    const values = weeks.map((week) => ({
      weekEnd: week.weekEnd,
      value: inUnitOf(figure, week.byKey.get(key)?.current ?? null),
    }));
    const begin = values.findIndex(({ value }) => value !== null);
    return { key, label, values: [...(begin < 0 ? [] : values.slice(begin)), { weekEnd, value: current }] };
  });
}

/** What was once published in another unit is no part of the history. */
function inUnitOf({ current, previous }: MetricFigure, value: MetricValue | null): MetricValue | null {
  const known = current ?? previous;
  return value === null || known === null || isSameUnit(unitOf(value), unitOf(known)) ? value : null;
}

import type { ChartSeries, ChartUnit } from '../../metrics/chart-spec.ts';
import { chartNumber } from '../../metrics/chart-value.ts';
import { unitOf } from '../../metrics/metric-unit.ts';
import { weekLabel } from '../../metrics/week-label.ts';
import type { Figures, MetricFigure } from '../figures.ts';
import { publishedFigure } from '../last-published.ts';

/** A metric over the weeks before a report and its own. */
export interface WeeklySeries extends ChartSeries {
  unit: ChartUnit;
}

/** The weeks before a report and its own, as charts name them. */
export function weekLabels({ weekEnd, charts }: Figures): string[] {
  return [...(charts?.weekEnds ?? []), ...(weekEnd === undefined ? [] : [weekEnd])].map((sunday) => weekLabel(sunday));
}

/** A metric's history with the report's own figure at its end; null for one that the report does not have. */
export function weeklySeries(key: string, figures: Figures): WeeklySeries | null {
  const figure = publishedFigure(key, figures);
  if (!figure || figures.weekEnd === undefined) return null;
  const { weekEnds = [], history = {} } = figures.charts ?? {};
  const before = history[key] ?? weekEnds.map(() => null);
  return { label: figure.label, unit: unitFor(figure), values: [...before, chartNumber(figure.current)] };
}

/** Whether there is a line to see: two values or more. */
export function hasLine({ values }: ChartSeries): boolean {
  return values.filter((value) => value !== null).length > 1;
}

interface Weekly<Series extends ChartSeries> {
  periods: string[];
  series: Series[];
}

/** Without the weeks before the first one that has a figure in any of the series. */
export function withoutEmptyStart<Series extends ChartSeries>({ periods, series }: Weekly<Series>): Weekly<Series> {
  const first = periods.findIndex((_, index) => series.some(({ values }) => (values[index] ?? null) !== null));
  const from = Math.max(0, first);
  return {
    periods: periods.slice(from),
    series: series.map((each) => ({ ...each, values: each.values.slice(from) })),
  };
}

function unitFor({ unit, current, previous }: MetricFigure): ChartUnit {
  const known = current ?? previous;
  if (known !== null) return unitOf(known);
  return unit === 'money' ? { kind: 'count' } : { kind: unit };
}

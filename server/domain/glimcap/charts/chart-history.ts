import { chartNumber } from '../../metrics/chart-value.ts';
import type { Metric } from '../../metrics/metric.entity.ts';
import { isSameUnit, metricUnit, unitOf } from '../../metrics/metric-unit.ts';
import type { MetricValue } from '../../metrics/metric-value.ts';
import type { MetricSeries, Reading } from '../../metrics/reading.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import { type PublishedWeek, publishedFigure } from '../last-published.ts';
import type { ChartData } from './chart-data.ts';

/** What charts show beside followers. */
const CHARTED: ReadonlySet<string> = new Set(['mrr', 'support_tickets', 'first_response', 'page_views']);

/** Of a week's metrics those that a chart shows the history of. */
export function chartedMetrics(readings: readonly Reading[]): Metric[] {
  return readings.flatMap(({ metric }) => (CHARTED.has(metric.key) || countsFollowers(metric) ? [metric] : []));
}

interface Parts {
  /** The Sundays before the report's own, oldest first. */
  weekEnds: readonly CalendarDay[];
  /** Of `chartedMetrics`, over the same weeks. */
  series: readonly MetricSeries[];
  published: readonly PublishedWeek[];
}

/** The history for a report's charts: what was published in a week, and what was sampled in one without a report. */
export function chartHistory({
  weekEnds,
  series,
  published,
}: Parts): Pick<ChartData, 'weekEnds' | 'history' | 'followers'> {
  const byWeek = new Map(published.map(({ weekEnd, figures }) => [weekEnd, figures]));
  const chosen = (metric: Metric, weekEnd: CalendarDay, sampled: MetricValue | null) => {
    const figures = byWeek.get(weekEnd);
    const value = (figures && publishedFigure(metric.key, figures)?.current) ?? sampled;
    return value !== null && isSameUnit(unitOf(value), metricUnit(metric)) ? chartNumber(value) : null;
  };
  return {
    weekEnds,
    history: Object.fromEntries(
      series.map(({ metric, values }) => [
        metric.key,
        weekEnds.map((weekEnd, index) => chosen(metric, weekEnd, values[index] ?? null)),
      ]),
    ),
    followers: series.flatMap(({ metric }) => (countsFollowers(metric) ? [metric.key] : [])),
  };
}

/** Gauges that networks are asked for are their followers, members, subscribers or stars. */
function countsFollowers({ source, measure, unit, section }: Metric): boolean {
  return section === 'metrics' && measure === 'gauge' && unit === 'count' && source !== 'database' && source !== 'hand';
}

import type { MetricValue } from '../metrics/metric-value.ts';
import type { CalendarDay } from '../metrics/zoned-day.ts';
import type { Figures, MetricFigure } from './figures.ts';

/** The figures of a published report and the Sunday of its week. */
export interface PublishedWeek {
  weekEnd: CalendarDay;
  figures: Figures;
}

/** A value and the Sunday of the report that published it. */
export interface LastPublished {
  value: MetricValue;
  weekEnd: CalendarDay;
}

/**
 * The value of a metric that was published last: that of the latest report which had one.
 * @param published newest first
 * @returns null when it was never published
 */
export function lastPublished(key: string, published: readonly PublishedWeek[]): LastPublished | null {
  for (const { weekEnd, figures } of published) {
    const value = publishedFigure(key, figures)?.current ?? null;
    if (value !== null) return { value, weekEnd };
  }
  return null;
}

/** A metric as a report has it, whichever its section. */
export function publishedFigure(key: string, figures: Figures): MetricFigure | undefined {
  return figuresByKey(figures).get(key);
}

/** Every metric of a report by its key, in the order of the report. */
export function figuresByKey({ metrics, traffic, networks = [] }: Figures): Map<string, MetricFigure> {
  const all = [...metrics, traffic?.pageViews, traffic?.visitors, ...networks];
  return new Map(all.flatMap((figure) => (figure ? [[figure.key, figure]] : [])));
}

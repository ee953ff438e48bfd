import type { Reading } from '../metrics/reading.ts';
import type { DayWindow } from '../metrics/week-window.ts';
import type { Figures, FinanceFigures, MetricFigure } from './figures.ts';
import { lastPublished, type PublishedWeek } from './last-published.ts';

interface Parts {
  number: number;
  author: string;
  /** When it was compiled, ISO 8601 with its offset. */
  date: string;
  week: DayWindow;
  readings: readonly Reading[];
  finance: FinanceFigures;
  /** Newest first. */
  published: readonly PublishedWeek[];
}

/** Brings a week's readings together with what was last published of each. */
export function compileFigures({ number, author, date, week, readings, finance, published }: Parts): Figures {
  const previousWeekEnd = published[0]?.weekEnd;
  const figures = readings.map((reading) => ({
    section: reading.metric.section,
    figure: metricFigure(reading, published, previousWeekEnd),
  }));
  const pageViews = figures.find(({ section }) => section === 'traffic')?.figure;
  return {
    number,
    title: glimcapTitle(number),
    date,
    author,
    weekEnd: week.to,
    ...(previousWeekEnd === undefined ? {} : { previousWeekEnd }),
    metrics: figures.flatMap(({ section, figure }) => (section === 'metrics' ? [figure] : [])),
    traffic: pageViews ? { pageViews } : null,
    finance,
  };
}

function glimcapTitle(number: number): string {
  return `The Glimcap Part ${number}`;
}

function metricFigure(
  { metric, value, provenance }: Reading,
  published: readonly PublishedWeek[],
  previousWeekEnd: string | undefined,
): MetricFigure {
  const last = lastPublished(metric.key, published);
  const isOlder = last !== null && last.weekEnd !== previousWeekEnd;
  return {
    key: metric.key,
    label: metric.label,
    unit: metric.unit.kind,
    current: value,
    previous: last?.value ?? null,
    ...(isOlder ? { previousWeekEnd: last.weekEnd } : {}),
    provenance,
  };
}

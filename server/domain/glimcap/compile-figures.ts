import type { Metric } from '../metrics/metric.entity.ts';
import { isSameUnit, metricUnit, unitOf } from '../metrics/metric-unit.ts';
import type { Reading } from '../metrics/reading.ts';
import type { DayWindow } from '../metrics/week-window.ts';
import type { ChartData } from './charts/chart-data.ts';
import type { Figures, FinanceFigures, MetricFigure } from './figures.ts';
import { type LastPublished, lastPublished, type PublishedWeek } from './last-published.ts';
import type { Prose } from './prose.ts';

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
  /** What people wrote in an earlier draft. */
  prose: Prose;
  charts: ChartData;
  closing: Closing;
}

/** What a report ends with, beside its figures. */
export type Closing = Pick<Figures, 'wins' | 'roadmap' | 'support'>;

/** Brings a week's readings together with what was last published of each. */
export function compileFigures({
  number,
  author,
  date,
  week,
  readings,
  finance,
  published,
  prose,
  charts,
  closing,
}: Parts): Figures {
  const previousWeekEnd = published[0]?.weekEnd;
  const figures = readings.map((reading) => ({
    section: reading.metric.section,
    figure: metricFigure(reading, published, previousWeekEnd),
  }));
  const inSection = (name: string) => figures.flatMap(({ section, figure }) => (section === name ? [figure] : []));
  const traffic = new Map(inSection('traffic').map((figure) => [figure.key, figure]));
  const [pageViews, visitors] = [traffic.get('page_views'), traffic.get('visitors')];
  return {
    number,
    title: glimcapTitle(number),
    date,
    author,
    weekEnd: week.to,
    ...(previousWeekEnd === undefined ? {} : { previousWeekEnd }),
    metrics: inSection('metrics'),
    traffic: pageViews ? { pageViews, ...(visitors && { visitors }) } : null,
    networks: inSection('networks'),
    finance,
    prose,
    ...closing,
    charts,
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
  const last = comparable(metric, lastPublished(metric.key, published));
  const isOlder = last !== null && last.weekEnd !== previousWeekEnd;
  return {
    key: metric.key,
    label: metric.label,
    unit: metric.unit,
    current: value,
    previous: last?.value ?? null,
    ...(isOlder ? { previousWeekEnd: last.weekEnd } : {}),
    provenance,
    definition: metric.definition,
    measure: metric.measure,
  };
}

/** What was published in another unit, before the metric was added under this key, cannot be compared. */
function comparable(metric: Metric, last: LastPublished | null): LastPublished | null {
  return last && isSameUnit(unitOf(last.value), metricUnit(metric)) ? last : null;
}

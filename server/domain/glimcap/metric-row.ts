import { difference, formatDifference } from '../metrics/difference.ts';
import { formatMetricValue, type MetricValue } from '../metrics/metric-value.ts';
import type { MetricFigure } from './figures.ts';
import { type PreviousWeek, previousWeek } from './previous-week.ts';

/** What stands in a cell whose figure is missing; why it is missing stands beside the table. */
export const MISSING = 'no data';
/** What stands in a cell for which there is nothing to say. */
const NOTHING = '–';

/** A metric with what follows from it. Values are exact; `cells` are what is printed. */
export interface MetricRow extends MetricFigure {
  /** `current − previous`; null while either is missing. */
  difference: MetricValue | null;
  /** True for a metric that no report has published yet. */
  isNew: boolean;
  /** Why the current figure is missing; null when it is there. */
  missing: string | null;
  /** The week of `previous`, in words. */
  previousWeek: PreviousWeek;
  cells: { current: string; previous: string; difference: string };
}

/** The weeks of the report that a row stands in. */
export interface ReportWeeks {
  weekEnd?: string;
  previousWeekEnd?: string;
}

/** Compiles one row: differences are against the value last published, whenever that was. */
export function metricRow(figure: MetricFigure, weeks: ReportWeeks): MetricRow {
  const { current, previous } = figure;
  return {
    ...figure,
    difference: current === null || previous === null ? null : difference(current, previous),
    isNew: previous === null,
    missing: current === null ? (figure.provenance.note ?? 'no figure was given') : null,
    previousWeek: previousWeek(weeks.weekEnd, figure.previousWeekEnd ?? weeks.previousWeekEnd),
    cells: {
      current: current === null ? MISSING : formatMetricValue(current),
      previous: previousCell(figure, weeks),
      difference: differenceCell(figure),
    },
  };
}

/** A value older than its column's heading says so beside it. */
function previousCell({ previous, previousWeekEnd }: MetricFigure, weeks: ReportWeeks): string {
  if (previous === null) return NOTHING;
  const value = formatMetricValue(previous);
  if (previousWeekEnd === undefined || previousWeekEnd === weeks.previousWeekEnd) return value;
  return `${value} (${previousWeek(weeks.weekEnd, previousWeekEnd).phrase})`;
}

function differenceCell({ current, previous }: MetricFigure): string {
  if (current === null) return NOTHING;
  return previous === null ? 'new' : formatDifference(current, previous);
}

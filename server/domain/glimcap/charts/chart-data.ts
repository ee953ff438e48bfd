import type { CalendarDay } from '../../metrics/zoned-day.ts';

/** A whole number of the metric's unit (money: minor units), as charts take them; null is a gap. */
type ChartFigure = number | null;

/** What moved MRR in one week, each 0 or more, and what it came to, in minor units. */
export interface MrrWeek {
  total: number;
  new: number;
  expansion: number;
  reactivation: number;
  contraction: number;
  churn: number;
}

/** The page views of one day; `isPart` when it was not counted from midnight to midnight. */
export interface ViewedDay {
  day: CalendarDay;
  views: ChartFigure;
  isPart: boolean;
}

/**
 * What a report's charts show beside its own figures. It is kept with them, so that what was published
 * is drawn the same for ever, and a correction of a figure reaches its chart.
 */
export interface ChartData {
  /** The Sundays before the report's own, a week apart, oldest first. */
  weekEnds: readonly CalendarDay[];
  /** The values of metrics at these Sundays, by key. */
  history: Readonly<Record<string, readonly ChartFigure[]>>;
  /** The keys of the metrics that count followers. */
  followers: readonly string[];
  /** MRR of the weeks of `weekEnds` and of the report's own; null before there were subscriptions. */
  mrr?: { currency: string; weeks: readonly (MrrWeek | null)[] };
  /** The seven days of the report's week and those of the week before, from Monday. */
  traffic?: { current: readonly ViewedDay[]; previous: readonly ViewedDay[] };
}

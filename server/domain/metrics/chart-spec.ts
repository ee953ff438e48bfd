import type { ChartWords } from './chart-words.ts';
import type { MetricUnit } from './metric-unit.ts';

/** What the whole numbers of a chart are: things, minor units of a currency, seconds, or basis points; and how they are written. */
export type ChartUnit = MetricUnit & { locale?: string };

/** One line, or one set of bars. A null is a period without a figure: a gap, never a 0. */
export interface ChartSeries {
  label: string;
  values: ReadonlyArray<number | null>;
  /** The places of values that are not whole yet, as that of the running week. They are drawn hollow and said so. */
  partial?: readonly number[];
}

interface PeriodChart {
  title: string;
  /** In English when left out. */
  words?: ChartWords;
  /** The labels of the points, oldest first: `Apr 25`, `Mon`. */
  periods: readonly string[];
}

/** Figures over time. Lines of very different sizes each get a panel of their own. */
export interface SeriesChart extends PeriodChart {
  kind: 'line' | 'bars';
  unit: ChartUnit;
  series: readonly ChartSeries[];
}

/** A total, and beneath it what moved it in each period, as MRR and its movements. */
export interface MovementsChart extends PeriodChart {
  kind: 'movements';
  unit: ChartUnit;
  total: ChartSeries;
  /** What added to the total and what took from it. Both are sizes, 0 or more. */
  gains: readonly ChartSeries[];
  losses: readonly ChartSeries[];
}

/** A period beside the one before, part by part: this week against last by day. */
export interface CompareChart extends PeriodChart {
  kind: 'compare';
  unit: ChartUnit;
  current: ChartSeries;
  previous: ChartSeries;
}

/** How often something happened, and another measure of it with a scale of its own. */
export interface BarsAndLineChart extends PeriodChart {
  kind: 'barsAndLine';
  bars: ChartSeries & { unit: ChartUnit };
  line: ChartSeries & { unit: ChartUnit };
}

/** A `total` is what the changes so far come to; a `change` adds its signed value. Null is not known. */
export interface WaterfallStep {
  label: string;
  kind: 'total' | 'change';
  value: number | null;
}

/** How one total becomes another, step by step: a statement of money. */
export interface WaterfallChart {
  kind: 'waterfall';
  title: string;
  words?: ChartWords;
  unit: ChartUnit;
  /** The first is a total. */
  steps: readonly WaterfallStep[];
}

/** A chart, independent of what draws it. It is plain JSON, so that it can be kept with a report. */
export type ChartSpec = SeriesChart | MovementsChart | CompareChart | BarsAndLineChart | WaterfallChart;

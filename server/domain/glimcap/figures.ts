import type { PrintedResults } from '../finance/contradictions.ts';
import type { FinanceFinding } from '../finance/finance-finding.ts';
import type { FinanceInput, FinanceInputs } from '../finance/statement.ts';
import type { MetricUnit } from '../metrics/metric-unit.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import type { CalendarDay } from '../metrics/zoned-day.ts';
import type { ChartData } from './charts/chart-data.ts';
import type { Prose } from './prose.ts';
import type { RoadmapLine } from './roadmap/roadmap-markdown.ts';
import type { WinLine } from './wins/win-line.ts';

/** Where a figure comes from, so that anybody can ask for it again. */
export interface Provenance {
  /** Who counted: `discord`, `database`, `import`… */
  source?: string;
  /** When, ISO 8601 with its offset. */
  takenAt?: string;
  /** The query or request that gave it. */
  query?: string;
  /** What to mind about it, or why it is missing. */
  note?: string;
}

/** One metric of the week. Null is "not known": it is shown as missing, never as 0. */
export interface MetricFigure {
  key: string;
  label: string;
  unit: MetricUnit['kind'];
  current: MetricValue | null;
  /** The value last published; null when there never was one. */
  previous: MetricValue | null;
  /** The Sunday of the report that `previous` was published in, where it is not `Figures.previousWeekEnd`. */
  previousWeekEnd?: CalendarDay;
  provenance: Provenance;
  /** What exactly is counted, in one sentence. */
  definition?: string;
  /** A `gauge` is read at the week's end, a `count` goes over the week. */
  measure?: 'gauge' | 'count';
}

/** The money of a period. Amounts are minor units of `currency`. */
export interface FinanceFigures {
  title: string;
  period: { from: CalendarDay; to: CalendarDay; label?: string };
  currency: string;
  /** The hosting provider as its rows are labelled: `DO` gives "DO Credits". */
  provider: string;
  inputs: FinanceInputs;
  provenance: Partial<Record<FinanceInput, Provenance>>;
  /** What does not agree with the figures, or was printed otherwise before. */
  findings?: readonly FinanceFinding[];
  /** Results that were printed elsewhere, to be checked against the derived ones. */
  printed: PrintedResults;
}

/** All that a report is compiled from, whether it was read from a file or from the database. */
export interface Figures {
  number: number;
  title: string;
  /** Publication time, ISO 8601, kept as it is written because its offset says whose morning it is. */
  date: string;
  author: string;
  /** The Sunday that ends the reported week, and the one that ended the week last published. */
  weekEnd?: CalendarDay;
  previousWeekEnd?: CalendarDay;
  metrics: readonly MetricFigure[];
  traffic: { pageViews: MetricFigure; visitors?: MetricFigure } | null;
  /** What single networks count over the week: impressions, engagements. */
  networks?: readonly MetricFigure[];
  finance: FinanceFigures | null;
  prose?: Prose;
  /** What went well, by area. */
  wins?: readonly WinLine[];
  roadmap?: readonly RoadmapLine[];
  /** How readers get help: Markdown. */
  support?: string;
  /** What the charts show beside these figures. */
  charts?: ChartData;
}

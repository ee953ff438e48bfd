import type { Contradiction } from '../finance/contradictions.ts';
import type { Figures, MetricFigure } from './figures.ts';
import { type FinanceTable, financeTable } from './finance-table.ts';
import { type MetricRow, metricRow } from './metric-row.ts';
import { type PreviousWeek, previousWeek } from './previous-week.ts';
import type { Prose } from './prose.ts';
import type { RoadmapLine } from './roadmap/roadmap-markdown.ts';
import type { WinLine } from './wins/win-line.ts';

/** A Glimcap with every row computed, ready to be printed. */
export interface Report {
  number: number;
  title: string;
  date: string;
  author: string;
  /** The week that the metrics are compared with, in words. */
  previousWeek: PreviousWeek;
  metrics: MetricRow[];
  traffic: { pageViews: MetricRow; visitors: MetricRow | null };
  networks: MetricRow[];
  /** Null when the figures hold no finance. */
  finance: FinanceTable | null;
  /** As it was written: with its references. */
  prose: Prose;
  wins: readonly WinLine[];
  roadmap: readonly RoadmapLine[];
  /** Markdown; empty where there is none. */
  support: string;
  /** Printed values that do not follow from their own rows. */
  contradictions: Contradiction[];
}

const NO_PAGE_VIEWS: MetricFigure = {
  key: 'page_views',
  label: 'Page views',
  unit: 'count',
  current: null,
  previous: null,
  provenance: { note: 'the figures hold no traffic' },
};

/** Computes all that follows from the figures. The same for a figures file and for the database. */
export function compileReport(figures: Figures): Report {
  const { number, title, date, author, weekEnd, previousWeekEnd } = figures;
  const finance = figures.finance && financeTable(figures.finance);
  return {
    number,
    title,
    date,
    author,
    previousWeek: previousWeek(weekEnd, previousWeekEnd),
    metrics: figures.metrics.map((figure) => metricRow(figure, figures)),
    traffic: {
      pageViews: metricRow(figures.traffic?.pageViews ?? NO_PAGE_VIEWS, figures),
      visitors: figures.traffic?.visitors ? metricRow(figures.traffic.visitors, figures) : null,
    },
    networks: (figures.networks ?? []).map((figure) => metricRow(figure, figures)),
    finance,
    prose: figures.prose ?? {},
    wins: figures.wins ?? [],
    roadmap: figures.roadmap ?? [],
    support: figures.support ?? '',
    contradictions: finance?.contradictions ?? [],
  };
}

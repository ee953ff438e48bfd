import type { Contradiction } from '../finance/contradictions.ts';
import { type MetricValueJson, metricValueToJson } from '../metrics/metric-value.ts';
import { type MoneyJson, moneyToJson } from '../money.ts';
import type { Report } from './compile-report.ts';
import type { FinanceRow } from './finance-table.ts';
import type { MetricRow } from './metric-row.ts';
import type { Prose } from './prose.ts';
import type { RoadmapLine } from './roadmap/roadmap-markdown.ts';
import type { WinLine } from './wins/win-line.ts';

/** The report's rows as plain JSON: counts are numbers, money is `{ minor, currency }`, what is missing is null with a reason. */
export function reportToJson(report: Report): ReportJson {
  const { metrics, traffic, networks, finance, contradictions, previousWeek, ...head } = report;
  return {
    ...head,
    comparedWith: previousWeek.heading,
    metrics: metrics.map(metricJson),
    traffic: {
      pageViews: metricJson(traffic.pageViews),
      visitors: traffic.visitors && metricJson(traffic.visitors),
    },
    networks: networks.map(metricJson),
    finance: finance && { title: finance.title, period: finance.period, rows: finance.rows.map(financeJson) },
    contradictions: contradictions.map(contradictionJson),
  };
}

export interface ReportJson {
  number: number;
  title: string;
  date: string;
  author: string;
  comparedWith: string;
  metrics: MetricRowJson[];
  traffic: { pageViews: MetricRowJson; visitors: MetricRowJson | null };
  networks: MetricRowJson[];
  prose: Prose;
  wins: readonly WinLine[];
  roadmap: readonly RoadmapLine[];
  support: string;
  finance: { title: string; period: { from: string; to: string; label: string }; rows: FinanceRowJson[] } | null;
  contradictions: Array<{ path: string; printed: MoneyJson; derived: MoneyJson }>;
}

type ValueJson = MetricValueJson | null;
type MetricRowJson = Omit<MetricRow, 'current' | 'previous' | 'difference' | 'previousWeek'> & {
  current: ValueJson;
  previous: ValueJson;
  difference: ValueJson;
  comparedWith: string;
};
type FinanceRowJson = Omit<FinanceRow, 'amount'> & { amount: MoneyJson | null };

function metricJson({ current, previous, difference, previousWeek, ...row }: MetricRow): MetricRowJson {
  const json = (value: MetricRow['current']) => (value === null ? null : metricValueToJson(value));
  return {
    ...row,
    current: json(current),
    previous: json(previous),
    difference: json(difference),
    comparedWith: previousWeek.heading,
  };
}

function financeJson({ amount, ...row }: FinanceRow): FinanceRowJson {
  return { ...row, amount: amount && moneyToJson(amount) };
}

function contradictionJson({ key, printed, derived }: Contradiction): ReportJson['contradictions'][number] {
  return { path: `finance.printed.${key}`, printed: moneyToJson(printed), derived: moneyToJson(derived) };
}

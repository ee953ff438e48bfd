import { formatMoney } from '../../format-money.ts';
import type { MetricUnit } from '../../metrics/metric-unit.ts';
import { formatMetricValue, type MetricValue } from '../../metrics/metric-value.ts';
import type { Report } from '../compile-report.ts';
import type { Provenance } from '../figures.ts';
import type { FinanceRow } from '../finance-table.ts';
import type { MetricRow } from '../metric-row.ts';
import { type FinanceIdentity, financeIdentity } from './finance-identity.ts';

export type FigureSection = 'metrics' | 'traffic' | 'networks' | 'finance';

/** One figure of a report, whichever its table. Texts are as they are printed. */
export interface ReportFigure {
  /** `discord`, `finance.gross`. */
  key: string;
  label: string;
  section: FigureSection;
  unit: MetricUnit['kind'];
  value: MetricValue | null;
  printed: string;
  /** Why there is no value; null when there is. */
  missing: string | null;
  previous: { value: MetricValue; printed: string } | null;
  difference: { value: MetricValue; printed: string } | null;
  definition: string | null;
  /** A `gauge` is read at the week's end, a `count` goes over the week; null where nobody said. */
  measure: 'gauge' | 'count' | null;
  provenance: Provenance;
  /** How it is derived; null for what is counted. */
  derivation: Derivation | null;
}

/** The lines that a line of the finances follows from, each with its amount. */
export interface Derivation extends Pick<FinanceIdentity, 'isAtLeastZero' | 'isAfterCredits'> {
  /** The signed lines in their order; what is 0 and not printed is left out. */
  terms: { key: string; label: string; sign: 1 | -1; value: MetricValue | null; printed: string }[];
  /** The provider's credits, where they pay for expenses. */
  credits: { key: string; label: string; value: MetricValue | null; printed: string } | null;
}

/** Every figure of a report in the order of its tables. */
export function reportFigures(report: Report): ReportFigure[] {
  const { metrics, traffic, networks, finance } = report;
  const inSection = (section: FigureSection) => (row: MetricRow) => metricFigure(row, section);
  const rows = finance?.rows ?? [];
  return [
    ...metrics.map(inSection('metrics')),
    ...[traffic.pageViews, ...(traffic.visitors ? [traffic.visitors] : [])].map(inSection('traffic')),
    ...networks.map(inSection('networks')),
    ...rows.map((row) => financeFigure(row, rows)),
  ];
}

function metricFigure(row: MetricRow, section: FigureSection): ReportFigure {
  const { key, label, unit, current, previous, difference, cells, missing, definition, measure, provenance } = row;
  return {
    key,
    label,
    section,
    unit,
    value: current,
    printed: cells.current,
    missing,
    previous: previous === null ? null : { value: previous, printed: formatMetricValue(previous) },
    difference: difference === null ? null : { value: difference, printed: cells.difference },
    definition: definition ?? null,
    measure: measure ?? null,
    provenance,
    derivation: null,
  };
}

function financeFigure(row: FinanceRow, rows: readonly FinanceRow[]): ReportFigure {
  const { label, amount, missing, provenance, cell } = row;
  return {
    key: lineKey(row),
    label,
    section: 'finance',
    unit: 'money',
    value: amount,
    printed: cell,
    missing,
    previous: null,
    difference: null,
    definition: null,
    measure: null,
    provenance,
    derivation: derivationOf(row, rows),
  };
}

function derivationOf({ key }: FinanceRow, rows: readonly FinanceRow[]): Derivation | null {
  const identity = financeIdentity(key);
  if (!identity) return null;
  const { plus, minus, ...kind } = identity;
  const signed = [
    ...plus.map((line) => ({ line, sign: 1 as const })),
    ...minus.map((line) => ({ line, sign: -1 as const })),
  ];
  const terms = signed.flatMap(({ line, sign }) => {
    const row = rows.find((each) => each.key === line);
    return row ? [{ ...term(row), sign }] : [];
  });
  const credits = kind.isAfterCredits && rows.find((each) => each.key === 'credits');
  return { ...kind, terms, credits: credits ? term(credits) : null };
}

function term(row: FinanceRow) {
  const { label, amount, cell } = row;
  return { key: lineKey(row), label, value: amount, printed: amount ? formatMoney(amount) : cell };
}

function lineKey({ key }: FinanceRow): string {
  return `finance.${key}`;
}

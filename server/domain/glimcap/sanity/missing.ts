import { FINANCE_INPUTS } from '../../finance/statement.ts';
import type { Report } from '../compile-report.ts';
import type { MetricRow } from '../metric-row.ts';
import { type Finding, finding } from './finding.ts';

/** Figures that are not there. What is missing for the same reason is one finding. */
export function missing(rows: readonly MetricRow[], report: Report): Finding[] {
  return [...missingMetrics(rows), ...missingFinance(report)];
}

function missingMetrics(rows: readonly MetricRow[]): Finding[] {
  const byReason = Map.groupBy(
    rows.filter((row) => row.missing !== null),
    (row) => row.missing,
  );
  return [...byReason].map(([reason, those]) =>
    finding('missing', {
      keys: those.map(({ key }) => key),
      text: `No figure for ${those.map(({ label }) => label).join(', ')}: ${reason}.`,
    }),
  );
}

function missingFinance({ finance }: Report): Finding[] {
  const isInput = (key: string) => FINANCE_INPUTS.some((input) => input === key);
  const gaps = finance?.rows.filter(({ key, missing: reason }) => reason !== null && isInput(key)) ?? [];
  const reasons = new Set(gaps.map((row) => row.missing));
  return [...reasons].map((reason) => finding('missing', { text: `Finance is incomplete: ${reason}.` }));
}

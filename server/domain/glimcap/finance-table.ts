import type { Amount } from '../finance/amount.ts';
import { type Contradiction, findContradictions } from '../finance/contradictions.ts';
import { lineLabel } from '../finance/line-label.ts';
import { periodLabel } from '../finance/period-label.ts';
import { deriveStatement, type FinanceInput, type FinanceResult, OPTIONAL_INPUTS } from '../finance/statement.ts';
import { formatMoney } from '../format-money.ts';
import type { Money } from '../money.ts';
import type { FinanceFigures, Provenance } from './figures.ts';
import { MISSING } from './metric-row.ts';

/** One printed line of the finance table. */
export interface FinanceRow {
  key: FinanceInput | FinanceResult;
  label: string;
  /** Null when it cannot be known. */
  amount: Money | null;
  /** Why the amount cannot be known; null when it is. */
  missing: string | null;
  /** Only inputs have one; results follow from the rows. */
  provenance: Provenance;
  cell: string;
}

/** The finance section, derived from its inputs alone, with what contradicts it. */
export interface FinanceTable {
  title: string;
  period: { from: string; to: string; label: string };
  rows: FinanceRow[];
  contradictions: Contradiction[];
}

const PRINTED_ORDER = [
  'gross',
  'payouts',
  'fees',
  'connectFees',
  'refunds',
  'adjustments',
  'revenue',
  'credits',
  'infra',
  'bandwidth',
  'expenses',
  'services',
  'tax',
  'remainingCredits',
  'budgetRemaining',
  'actualRemaining',
] as const satisfies ReadonlyArray<FinanceInput | FinanceResult>;

/** Lines that say nothing when they are 0, and are then left out. */
const OPTIONAL: ReadonlySet<string> = new Set<FinanceInput>(['fees', 'refunds', ...OPTIONAL_INPUTS]);

/** Compiles the finance section. */
export function financeTable(figures: FinanceFigures): FinanceTable {
  const { title, currency, period } = figures;
  const statement = deriveStatement(figures.inputs);
  const printed = PRINTED_ORDER.filter((key) => !(OPTIONAL.has(key) && isZero(statement[key])));
  return {
    title,
    period: { ...period, label: period.label ?? periodLabel(period.from, period.to) },
    rows: printed.map((key) => financeRow(key, statement[key], figures)),
    contradictions: findContradictions(statement, figures.printed, currency),
  };
}

function financeRow(key: FinanceRow['key'], line: Amount, figures: FinanceFigures): FinanceRow {
  const notes: Partial<Record<FinanceRow['key'], Provenance>> = figures.provenance;
  const provenance = notes[key] ?? {};
  const row = { key, label: lineLabel(key, figures.provider), provenance };
  if ('missing' in line) return { ...row, amount: null, missing: reason(key, line.missing, figures), cell: MISSING };

  const amount = { minor: line.minor, currency: figures.currency };
  return { ...row, amount, missing: null, cell: formatMoney(amount) };
}

function reason(key: FinanceRow['key'], missing: readonly FinanceInput[], figures: FinanceFigures): string {
  const itself = missing.find((input) => input === key);
  if (itself) return figures.provenance[itself]?.note ?? 'no figure was given';
  return `needs ${missing.map((input) => `"${lineLabel(input, figures.provider)}"`).join(' and ')}`;
}

function isZero(line: Amount): boolean {
  return 'minor' in line && line.minor === 0n;
}

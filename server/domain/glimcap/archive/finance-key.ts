import { FINANCE_INPUTS, FINANCE_RESULTS, type FinanceInput, type FinanceResult } from '../../finance/statement.ts';

const PREFIX = 'finance.';
const LINES: readonly (FinanceInput | FinanceResult)[] = [...FINANCE_INPUTS, ...FINANCE_RESULTS];

/** The line of the finances that `finance.gross` names; null for the key of a metric. */
export function financeKey(key: string): FinanceInput | FinanceResult | null {
  if (!key.startsWith(PREFIX)) return null;
  return LINES.find((line) => line === key.slice(PREFIX.length)) ?? null;
}

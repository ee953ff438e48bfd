import type { FinanceInput, FinanceResult } from '../../finance/statement.ts';

type Line = FinanceInput | FinanceResult;

/** How a line follows from others: the sum of some, less others. */
export interface FinanceIdentity {
  plus: readonly Line[];
  minus: readonly Line[];
  /** A result that is never less than nothing. */
  isAtLeastZero?: true;
  /** What the provider's credits pay of the expenses is not taken away. */
  isAfterCredits?: true;
}

/** As `deriveStatement` has them; a test holds the two together. */
const IDENTITIES: Record<FinanceResult, FinanceIdentity> = {
  revenue: { plus: ['gross', 'adjustments'], minus: ['payouts', 'fees', 'connectFees', 'refunds'] },
  expenses: { plus: ['infra', 'bandwidth'], minus: [] },
  remainingCredits: { plus: ['credits'], minus: ['expenses'], isAtLeastZero: true },
  budgetRemaining: { plus: ['revenue'], minus: ['expenses', 'services', 'tax'] },
  actualRemaining: { plus: ['revenue'], minus: ['expenses', 'services', 'tax'], isAfterCredits: true },
};

/** How a line is derived; null for one that is counted. */
export function financeIdentity(line: Line): FinanceIdentity | null {
  return isResult(line) ? IDENTITIES[line] : null;
}

function isResult(line: Line): line is FinanceResult {
  return Object.hasOwn(IDENTITIES, line);
}

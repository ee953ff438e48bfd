import type { Money } from '../money.ts';
import { FINANCE_RESULTS, type FinanceResult, type Statement } from './statement.ts';

/** A result that was printed by hand and does not follow from its own rows. */
export interface Contradiction {
  key: FinanceResult;
  printed: Money;
  derived: Money;
}

/** Results as somebody printed them, in minor units; each may be left out. */
export type PrintedResults = Partial<Record<FinanceResult, bigint>>;

/** The printed results that the rows contradict. One that cannot be derived cannot be contradicted. */
export function findContradictions(statement: Statement, printed: PrintedResults, currency: string): Contradiction[] {
  return FINANCE_RESULTS.flatMap((key) => {
    const derived = statement[key];
    const shown = printed[key];
    if (shown === undefined || 'missing' in derived || derived.minor === shown) return [];
    return [{ key, printed: { minor: shown, currency }, derived: { minor: derived.minor, currency } }];
  });
}

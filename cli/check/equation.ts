import type { Entry } from './finance-column.ts';

/** A result with what its rows give for it. */
export interface Equation {
  rule: 'revenue' | 'expenses' | 'credits' | 'budget';
  result: Entry;
  /** What the result may be: the first is what it should be, by the rows as printed. Empty when nothing can be said. */
  candidates: bigint[];
  /** The rows that were used. */
  inputs: Entry[];
  formula: string;
  /** Why the rows do not give the result; null when they do. */
  missing: string | null;
}

/** A part of a sum, as printed and as derived, or why it is not known. */
export type Known = { amounts: bigint[]; entries: Entry[]; label: string } | { missing: string };

/** What an equation is when its rows are not there. */
export const UNKNOWN = { candidates: [], inputs: [], formula: '' };

export function distinct(amounts: readonly bigint[]): bigint[] {
  return [...new Set(amounts)];
}

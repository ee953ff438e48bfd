import type { Equation } from './equation.ts';
import { formatMicro } from './figure.ts';
import { isSlip } from './slip.ts';
import { holdsWith } from './what-is-left.ts';

/** In hundredths of the larger sum: no card is charged for less, and no fees eat half of what is earned. */
const SHARES = { revenue: { least: 2n, most: 45n }, expenses: { least: 1n, most: 50n } } as const;

/**
 * Why a revenue that is less, or expenses that are more, than their rows make
 * may be right all the same: fees and small bills are often not printed. The
 * rows that follow must have been computed from it, and it must not look like
 * a slip of the finger.
 */
export function unprintedRow(equation: Equation, all: readonly Equation[]): string | null {
  const { rule, result, candidates } = equation;
  const [derived] = candidates;
  if ((rule !== 'revenue' && rule !== 'expenses') || derived === undefined) return null;
  const [larger, smaller] = rule === 'revenue' ? [derived, result.amount] : [result.amount, derived];
  const off = larger - smaller;
  const share = SHARES[rule];
  if (off * 100n < larger * share.least || off * 100n > larger * share.most) return null;
  if (isSlipOf(equation, off) || !isBorneOut(equation, all)) return null;
  const what = rule === 'revenue' ? 'a deduction' : 'a cost';
  return `${what} of ${formatMicro(off, result.figure)} that is not printed would explain it, and no row that follows says otherwise`;
}

function isSlipOf({ rule, result, inputs, candidates: [derived = 0n] }: Equation, off: bigint): boolean {
  const isLess = (line: string | null) => rule === 'revenue' && line === 'gross';
  return (
    isSlip(result.amount, derived) ||
    inputs.some(({ line, amount }) => isSlip(amount, isLess(line) ? amount - off : amount + off))
  );
}

/**
 * Do rows that follow agree with the printed result alone, and none alone with what its
 * own rows make? Rows that are wrong in themselves agree with neither, and decide nothing.
 */
function isBorneOut({ rule, result, candidates: [derived = 0n] }: Equation, all: readonly Equation[]): boolean {
  if (rule !== 'revenue' && rule !== 'expenses') return false;
  const votes = all
    .filter(({ inputs }) => inputs.includes(result))
    .map((equation) => ({
      isPrinted: holdsWith(equation, rule, result.amount),
      isDerived: holdsWith(equation, rule, derived),
    }));
  const isAgainst = votes.some(({ isPrinted, isDerived }) => isDerived && !isPrinted);
  const isFor = votes.some(({ isPrinted, isDerived }) => isPrinted && !isDerived);
  const isSilent = votes.length > 0 && votes.every(({ isPrinted, isDerived }) => !isPrinted && !isDerived);
  return !isAgainst && (isFor || isSilent);
}

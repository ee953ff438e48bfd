import type { Equation } from './equation.ts';
import type { Entry } from './finance-column.ts';
import { type Amounts, amountsOf, atLeastZero, holdsWith, type Part } from './what-is-left.ts';

/** One cell that, were it otherwise, would make several equations hold. */
export interface Cause {
  rule: Equation['rule'];
  entry: Entry;
  expected: bigint;
  explanation: string;
  equations: Equation[];
}

const PARTS = ['revenue', 'expenses', 'credits'] as const satisfies readonly Part[];

/**
 * Several results that break and that one other value of a row they share would
 * mend were computed from that value: the row is wrong, and they are not.
 */
export function commonCause(broken: readonly Equation[], all: readonly Equation[]): Cause | null {
  if (broken.length < 2) return null;
  for (const part of PARTS) {
    const cause = causeIn(part, broken, all);
    if (cause) return cause;
  }
  return null;
}

function causeIn(part: Part, broken: readonly Equation[], all: readonly Equation[]): Cause | null {
  const dependents = all.filter(({ inputs }) => inputs.some(({ line }) => line === part));
  const mended = broken.filter((equation) => dependents.includes(equation));
  const own = broken.filter(({ result }) => result.line === part);
  const entry = mended[0]?.inputs.find(({ line }) => line === part);
  if (!entry || mended.length + own.length < 2) return null;
  const expected = mended
    .map((equation) => impliedBy(equation, part))
    .find((amount) => amount !== null && dependents.every((equation) => holdsWith(equation, part, amount)));
  if (expected === undefined || expected === null) return null;
  const explanation = `${mended.map(({ result }) => `"${result.label}"`).join(' and ')} say so`;
  return { rule: part, entry, expected, explanation, equations: [...mended, ...own] };
}

/** The value of a part with which an equation would hold; null when it is not the only one. */
function impliedBy(equation: Equation, part: Part): bigint | null {
  const { result } = equation;
  const { revenue, expenses, credits } = amountsOf(equation);
  const left = result.amount;
  const implied: Record<string, Partial<Amounts>> = {
    remainingCredits: { expenses: credits - left, credits: expenses + left },
    budgetRemaining: { revenue: left + expenses, expenses: revenue - left },
    actualRemaining: {
      revenue: left + atLeastZero(expenses - credits),
      ...(revenue > left ? { expenses: credits + revenue - left, credits: expenses - (revenue - left) } : {}),
    },
  };
  const amount = implied[result.line ?? '']?.[part];
  return amount !== undefined && amount >= 0n ? amount : null;
}

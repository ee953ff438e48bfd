import { distinct, type Equation, type Known, UNKNOWN } from './equation.ts';
import type { StatementLines } from './statement-lines.ts';

/** What is left is made of these. */
export interface Parts {
  revenue: Known;
  expenses: Known;
  credits: Known;
}

type Remainder = 'remainingCredits' | 'budgetRemaining' | 'actualRemaining' | 'net';

/** The equation of a line that says what is left, or null when the statement has no such line. */
export function remainderEquation(lines: StatementLines, line: Remainder, parts: Parts): Equation | null {
  const result = lines.one(line);
  if ('missing' in result) return null;
  const [entry] = result.entries;
  if (!entry) return null;
  const base = { rule: line === 'remainingCredits' ? 'credits' : 'budget', result: entry } as const;
  const needed = NEEDS[line].map((name) => parts[name]);
  const missing = needed.flatMap((part) => ('missing' in part ? [part.missing] : []))[0] ?? null;
  const inputs = needed.flatMap((part) => ('missing' in part ? [] : part.entries));
  if (missing !== null) return { ...base, ...UNKNOWN, inputs, candidates: guesses(line, parts), missing };
  return {
    ...base,
    inputs,
    candidates: candidatesOf(line, parts),
    formula: FORMULAS[line](labels(parts)),
    missing: null,
  };
}

const NEEDS: Record<Remainder, Array<keyof Parts>> = {
  remainingCredits: ['credits', 'expenses'],
  budgetRemaining: ['revenue', 'expenses'],
  actualRemaining: ['revenue', 'expenses', 'credits'],
  net: ['revenue', 'expenses'],
};

const FORMULAS: Record<Remainder, (labels: Record<keyof Parts, string>) => string> = {
  remainingCredits: ({ credits, expenses }) => `${credits} − ${expenses}, at least 0`,
  budgetRemaining: ({ revenue, expenses }) => `${revenue} − ${expenses}`,
  actualRemaining: ({ revenue, expenses, credits }) => `${revenue} − what ${expenses} exceeds ${credits} by`,
  net: ({ revenue, expenses }) => `${revenue} − ${expenses}`,
};

/** Every way to compute the result from its parts as printed and as derived. */
function candidatesOf(line: Remainder, { revenue, expenses, credits }: Parts): bigint[] {
  const [revenues, costs, credit] = [amountsOf(revenue), amountsOf(expenses), amountsOf(credits)[0]];
  if (line === 'remainingCredits') {
    const left = costs.map((cost) => (credit ?? 0n) - cost);
    return distinct([...left.map(atLeastZero), ...left]);
  }
  const budget = revenues.flatMap((earned) => costs.map((cost) => earned - cost));
  if (line === 'budgetRemaining') return distinct(budget);
  const actual =
    credit === undefined ? [] : revenues.flatMap((earned) => costs.map((cost) => earned - atLeastZero(cost - credit)));
  return distinct(line === 'net' ? [...budget, ...actual, ...revenues] : actual);
}

/** With a part missing nothing is wrong, but what happens to be right may be counted as such. */
function guesses(line: Remainder, { revenue, expenses }: Parts): bigint[] {
  if (line === 'remainingCredits' || line === 'budgetRemaining') return [];
  const revenues = amountsOf(revenue);
  return distinct([...revenues, ...revenues.flatMap((earned) => amountsOf(expenses).map((cost) => earned - cost))]);
}

function labels({ revenue, expenses, credits }: Parts): Record<keyof Parts, string> {
  const labelOf = (part: Known) => ('missing' in part ? '' : part.label);
  return { revenue: labelOf(revenue), expenses: labelOf(expenses), credits: labelOf(credits) };
}

function amountsOf(part: Known): bigint[] {
  return 'missing' in part ? [] : part.amounts;
}

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

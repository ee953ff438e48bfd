import type { Equation } from './equation.ts';
import type { Entry } from './finance-column.ts';
import { statementSlack } from './statement-slack.ts';
import { agrees } from './slack.ts';

/** One cell that, were it otherwise, would make several equations hold. */
export interface Cause {
  rule: Equation['rule'];
  entry: Entry;
  expected: bigint;
  explanation: string;
  equations: Equation[];
}

const PARTS = ['revenue', 'expenses', 'credits'] as const;
type Part = (typeof PARTS)[number];

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

interface Amounts {
  revenue: bigint;
  expenses: bigint;
  credits: bigint;
}

function amountsOf({ inputs }: Equation): Amounts {
  const sum = (part: Part) =>
    inputs.filter(({ line }) => line === part).reduce((total, { amount }) => total + amount, 0n);
  return { revenue: sum('revenue'), expenses: sum('expenses'), credits: sum('credits') };
}

function withPart(amounts: Amounts, part: Part, amount: bigint): Amounts {
  return {
    revenue: part === 'revenue' ? amount : amounts.revenue,
    expenses: part === 'expenses' ? amount : amounts.expenses,
    credits: part === 'credits' ? amount : amounts.credits,
  };
}

function holdsWith(equation: Equation, part: Part, amount: bigint): boolean {
  const { result, inputs } = equation;
  const { revenue, expenses, credits } = withPart(amountsOf(equation), part, amount);
  const slack = statementSlack([result, ...inputs].map(({ figure }) => figure));
  const unpaid = atLeastZero(expenses - credits);
  const values = {
    remainingCredits: [atLeastZero(credits - expenses)],
    budgetRemaining: [revenue - expenses],
    actualRemaining: [revenue - unpaid],
    net: [revenue - expenses, revenue - unpaid, revenue],
  };
  const line = result.line;
  return line !== null && line in values && isOneOf(line, values)
    ? values[line].some((value) => agrees(value, result.amount, slack))
    : false;
}

function isOneOf<Name extends string>(line: string, values: Record<Name, unknown>): line is Name {
  return Object.hasOwn(values, line);
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

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

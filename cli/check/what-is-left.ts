import type { Equation } from './equation.ts';
import { agrees } from './slack.ts';
import { statementSlack } from './statement-slack.ts';

/** What the rows that say what is left are reckoned from. */
export type Part = 'revenue' | 'expenses' | 'credits';

export interface Amounts {
  revenue: bigint;
  expenses: bigint;
  credits: bigint;
}

/** The parts as their rows print them. */
export function amountsOf({ inputs }: Equation): Amounts {
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

/** Would a row that says what is left be right, if one part were this amount? */
export function holdsWith(equation: Equation, part: Part, amount: bigint): boolean {
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

export function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}

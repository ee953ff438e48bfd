import type { Equation } from './equation.ts';
import type { Entry } from './finance-column.ts';

/** One cell that, were it otherwise, would make several equations hold. */
export interface Cause {
  rule: Equation['rule'];
  entry: Entry;
  expected: bigint;
  explanation: string;
  equations: Equation[];
}

const RULES = { revenue: 'revenue', expenses: 'expenses', credits: 'credits' } as const;
type Part = keyof typeof RULES;

/**
 * Several results that break with one and the same other value of a row they
 * share were computed from that value: the row is wrong, and they are not.
 */
export function commonCause(broken: readonly Equation[]): Cause | null {
  for (const part of ['revenue', 'expenses', 'credits'] as const) {
    const implied = broken.flatMap((equation) => impliedBy(equation, part) ?? []);
    const same = implied.filter(({ amount }) => amount === implied[0]?.amount);
    const [one] = same;
    if (one && same.length > 1 && same.length === broken.length)
      return {
        rule: RULES[part],
        entry: one.entry,
        expected: one.amount,
        explanation: `${same.map(({ equation }) => `"${equation.result.label}"`).join(' and ')} say so`,
        equations: same.map(({ equation }) => equation),
      };
  }
  return null;
}

/** The value of a part with which an equation would hold. */
function impliedBy(equation: Equation, part: Part): { equation: Equation; entry: Entry; amount: bigint } | null {
  const entry = equation.inputs.find(({ line }) => line === part);
  const amountOf = (line: Part) => equation.inputs.find((each) => each.line === line)?.amount ?? 0n;
  const amount = solved(equation, part, amountOf);
  return entry && amount !== null && amount >= 0n ? { equation, entry, amount } : null;
}

function solved({ result }: Equation, part: Part, amountOf: (line: Part) => bigint): bigint | null {
  const [revenue, expenses, credits] = [amountOf('revenue'), amountOf('expenses'), amountOf('credits')];
  switch (result.line) {
    case 'remainingCredits':
      return { revenue: null, expenses: credits - result.amount, credits: expenses + result.amount }[part];
    case 'budgetRemaining':
      return { revenue: result.amount + expenses, expenses: revenue - result.amount, credits: null }[part];
    case 'actualRemaining':
      return solvedActual({ left: result.amount, revenue, expenses, credits }, part);
    default:
      return null;
  }
}

function solvedActual(
  { left, revenue, expenses, credits }: { left: bigint; revenue: bigint; expenses: bigint; credits: bigint },
  part: Part,
): bigint | null {
  const unpaid = expenses > credits ? expenses - credits : 0n;
  if (part === 'revenue') return left + unpaid;
  const paid = revenue - left;
  if (paid <= 0n) return null;
  return part === 'expenses' ? credits + paid : expenses - paid;
}

import { distinct, type Equation, type Known, UNKNOWN } from './equation.ts';
import type { Entry } from './finance-column.ts';
import { remainderEquation } from './remainder-equations.ts';
import type { StatementLines, Sum } from './statement-lines.ts';

/**
 * The identities of a statement, each from the rows that are printed:
 * revenue = gross − payouts − fees − refunds; expenses = infrastructure + bandwidth;
 * remaining credits = max(0, credits − expenses); "budget" remaining = revenue − expenses;
 * actual remaining = revenue − max(0, expenses − credits).
 *
 * A result that others build on may be taken as printed or as derived, so that
 * one wrong cell breaks one identity, whether or not the rows below were
 * computed from it.
 */
export function equationsOf(lines: StatementLines): Equation[] {
  const equations = [revenueEquation(lines), expensesEquation(lines)].filter((each) => each !== null);
  const derivedFrom = (rule: Equation['rule']) => equations.find((each) => each.rule === rule);
  const revenue = known(lines.one('revenue'), derivedFrom('revenue'));
  const expenses = known(expensesOf(lines), derivedFrom('expenses'));
  const parts = { revenue, expenses, credits: known(lines.all('credits'), undefined) };
  return [
    ...equations,
    ...(['remainingCredits', 'budgetRemaining', 'actualRemaining', 'net'] as const).flatMap(
      (line) => remainderEquation(lines, line, parts) ?? [],
    ),
  ];
}

function revenueEquation(lines: StatementLines): Equation | null {
  const result = lines.one('revenue');
  if ('missing' in result) return null;
  const [gross, payouts] = [lines.one('gross'), lines.all('payouts')];
  const deducted = sums([lines.all('fees'), lines.all('refunds')]);
  const tax = sums([lines.all('tax')]);
  const base = { rule: 'revenue', result: first(result) } as const;
  if ('missing' in gross) return { ...base, ...UNKNOWN, missing: gross.missing };

  const inputs = [
    ...gross.entries,
    ...('missing' in payouts ? [] : payouts.entries),
    ...deducted.entries,
    ...tax.entries,
  ];
  const left = gross.amount - ('missing' in payouts ? 0n : payouts.amount) - deducted.amount;
  const withoutPayouts = first(result).line === 'net' ? [gross.amount - deducted.amount] : [];
  return {
    ...base,
    inputs,
    candidates: distinct([left - tax.amount, left, ...withoutPayouts]),
    formula: formula(inputs, ' − '),
    missing: 'missing' in payouts ? payouts.missing : null,
  };
}

function expensesEquation(lines: StatementLines): Equation | null {
  const result = lines.one('expenses');
  if ('missing' in result) return null;
  const [infra, bandwidth] = [lines.all('infra'), lines.all('bandwidth')];
  const main = sums([infra, bandwidth]);
  const others = sums([lines.all('otherCosts')]);
  const inputs = [...main.entries, ...others.entries];
  const missing = [infra, bandwidth].flatMap((sum) => ('missing' in sum ? [sum.missing] : []));
  return {
    rule: 'expenses',
    result: first(result),
    inputs,
    candidates: inputs.length === 0 ? [] : distinct([main.amount + others.amount, main.amount]),
    formula: formula(inputs, ' + '),
    missing: missing[0] !== undefined && inputs.length < 2 ? missing[0] : null,
  };
}

/** Expenses as printed, or the sum of their rows where they have no row of their own. */
function expensesOf(lines: StatementLines): Sum {
  const printed = lines.one('expenses');
  if ('amount' in printed) return printed;
  const [infra, bandwidth] = [lines.all('infra'), lines.all('bandwidth')];
  if ('missing' in infra || 'missing' in bandwidth) return printed;
  const sum = sums([infra, bandwidth, lines.all('otherCosts')]);
  return { amount: sum.amount, entries: sum.entries };
}

function known(printed: Sum, derived: Equation | undefined): Known {
  if ('missing' in printed) return printed;
  const more = derived && derived.missing === null ? derived.candidates : [];
  const [entry] = printed.entries;
  const label =
    printed.entries.length === 1 ? (entry?.label ?? '') : printed.entries.map((each) => each.label).join(' + ');
  return { amounts: distinct([printed.amount, ...more]), entries: printed.entries, label };
}

function sums(parts: readonly Sum[]): { amount: bigint; entries: Entry[] } {
  const there = parts.flatMap((part) => ('missing' in part ? [] : [part]));
  return {
    amount: there.reduce((sum, { amount }) => sum + amount, 0n),
    entries: there.flatMap(({ entries }) => entries),
  };
}

function first({ entries }: { entries: Entry[] }): Entry {
  const [entry] = entries;
  if (!entry) throw new Error('a line that is not missing has a row');
  return entry;
}

function formula(inputs: readonly Entry[], operator: string): string {
  return inputs.map(({ label, cell }) => `${label} ${cell.text}`).join(operator);
}

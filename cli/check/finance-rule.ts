import { commonCause } from './common-cause.ts';
import type { Equation } from './equation.ts';
import { formatMicro } from './figure.ts';
import type { Entry, FinanceColumn } from './finance-column.ts';
import { equationsOf } from './finance-equations.ts';
import type { Findings } from './findings.ts';
import { agrees } from './slack.ts';
import { StatementLines } from './statement-lines.ts';
import { statementSlack } from './statement-slack.ts';
import { unprintedRow } from './unprinted-row.ts';

const MOST_UNKNOWN = 5;
const MISWRITTEN = 'a number that it follows from is miswritten';

/** `revenue`, `expenses`, `credits` and `budget`: the identities of a printed statement. */
export function checkStatement(column: FinanceColumn, findings: Findings): void {
  const lines = new StatementLines(column);
  const all = equationsOf(lines);
  const broken = all.filter((equation) => isBroken(equation, { lines, all, findings }));
  const cause = commonCause(broken, all);
  if (cause) {
    tell(
      column,
      { rule: cause.rule, entry: cause.entry, expected: cause.expected, explanation: cause.explanation },
      findings,
    );
  }
  for (const equation of broken.filter((each) => !cause?.equations.includes(each))) {
    const { rule, result: entry, candidates, formula } = equation;
    tell(column, { rule, entry, expected: candidates[0] ?? 0n, explanation: formula }, findings);
  }
  tellUnknown(column, findings);
}

/** An equation is broken when its rows are all there and no reading of them gives what is printed. */
function isBroken(
  equation: Equation,
  { lines, all, findings }: { lines: StatementLines; all: readonly Equation[]; findings: Findings },
): boolean {
  const { result, inputs, candidates, missing } = equation;
  const figures = [result, ...inputs].map(({ figure }) => figure);
  const slack = statementSlack(figures);
  const what = `"${result.label}"`;
  if (candidates.some((candidate) => agrees(candidate, result.amount, slack))) {
    findings.checked(result.cell, ...inputs.map(({ cell }) => cell));
    return false;
  }
  if (missing !== null || candidates.length === 0) {
    findings.notChecked(result.cell.line, what, missing ?? 'the rows that it follows from are not there');
    return false;
  }
  findings.checked(result.cell, ...inputs.map(({ cell }) => cell));
  const isMiswritten = [result, ...inputs].some(({ cell }) => findings.ruleAt(cell) === 'number-format');
  const reason = (isMiswritten ? MISWRITTEN : doubt(equation, lines)) ?? unprintedRow(equation, all);
  if (reason !== null) findings.notChecked(result.cell.line, what, reason);
  return reason === null;
}

function doubt({ result, inputs, candidates }: Equation, lines: StatementLines): string | null {
  const unknown = inputs.length === 0 ? [] : lines.strangersBetween(inputs, result);
  const [stranger] = unknown;
  if (!stranger || unknown.length > MOST_UNKNOWN) return stranger ? 'too many rows before it are not known' : null;
  const isExplained = candidates.some((candidate) => sumsOf(unknown).some((sum) => candidate + sum === result.amount));
  return isExplained
    ? `it holds with "${stranger.label}", which no rule knows`
    : `"${stranger.label}" may belong to it, which no rule knows`;
}

/** Every sum of some of the entries, added or taken away. */
function sumsOf(entries: readonly Entry[]): bigint[] {
  return entries.reduce((sums, { amount }) => sums.flatMap((sum) => [sum, sum + amount, sum - amount]), [0n]);
}

interface Told {
  rule: Equation['rule'];
  entry: Entry;
  expected: bigint;
  explanation: string;
}

function tell(
  { title, heading, entries }: FinanceColumn,
  { rule, entry, expected, explanation }: Told,
  findings: Findings,
): void {
  findings.fault(rule, {
    cell: entry.cell,
    table: title,
    row: entry.label,
    heading,
    expected: formatMicro(expected, { ...entry.figure, whole: longest(entries) }),
    explanation,
  });
}

/** The longest number of a statement tells how its thousands are set apart. */
function longest(entries: readonly Entry[]): string {
  return entries.reduce((most, { figure: { whole } }) => (whole.length > most.length ? whole : most), '');
}

function tellUnknown({ entries }: FinanceColumn, findings: Findings): void {
  for (const { cell, label } of entries.filter(({ line }) => line === null))
    findings.skipped(cell.line, `the row "${label}"`, 'no rule knows what it is');
}

import type { CheckResult, Fault, NotChecked } from './check-result.ts';

/** A result as lines for people: a block for each fault, what was left open and why, and one line that sums up. */
export function describeResult(file: string, result: CheckResult): string[] {
  const { faults, notChecked, skipped } = result;
  return [
    ...faults.flatMap((fault) => [...describeFault(file, fault), '']),
    ...list('Not checked, for the report does not say enough:', notChecked),
    ...list('Skipped, for it could not be read:', skipped),
    summary(file, result),
  ];
}

function describeFault(
  file: string,
  { rule, line, column, row, cell, printed, expected, explanation }: Fault,
): string[] {
  const where = [row, cell].filter((part) => part !== '').join(', ');
  return [
    `${file}:${line}:${column} ${rule}`,
    `  ${where === '' ? '' : `${where}: `}${printed === '' ? 'nothing' : printed} → ${expected}`,
    `  ${explanation}`,
  ];
}

function list(heading: string, notes: readonly NotChecked[]): string[] {
  if (notes.length === 0) return [];
  return [heading, ...notes.map(({ line, what, reason }) => `  line ${line}: ${what}: ${reason}`), ''];
}

function summary(file: string, { faults, notChecked, skipped, cells, statements }: CheckResult): string {
  const parts = [
    counted(faults.length, 'fault'),
    `${counted(cells, 'cell')} and ${counted(statements, 'statement')} checked`,
    `${notChecked.length} not checked`,
    `${skipped.length} skipped`,
  ];
  return `${file}: ${parts.join(', ')}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

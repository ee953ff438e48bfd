import type { CheckResult, Fault } from './check-result.ts';

/** A result as lines for people: each fault, then one line that sums up. */
export function describeResult(file: string, result: CheckResult): string[] {
  return [...result.faults.map((fault) => describeFault(file, fault)), ...asides(file, result), summary(file, result)];
}

function describeFault(file: string, { rule, line, row, cell, printed, expected, explanation }: Fault): string {
  const where = [row, cell].filter((part) => part !== '').join(', ');
  const shown = printed === '' ? 'nothing' : printed;
  return `${file}:${line} [${rule}] ${where}: printed ${shown}, expected ${expected} (${explanation})`;
}

function asides(file: string, { notChecked, skipped }: CheckResult): string[] {
  const say =
    (kind: string) =>
    ({ line, what, reason }: { line: number; what: string; reason: string }) =>
      `${file}:${line} ${kind}: ${what}: ${reason}`;
  return [...notChecked.map(say('not checked')), ...skipped.map(say('skipped'))];
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

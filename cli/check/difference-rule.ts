import type { Change } from './change-cell.ts';
import type { ComparedRow } from './compared-rows.ts';
import { type Direction, directionOf } from './direction.ts';
import { type Figure, formatMicro } from './figure.ts';
import type { Findings } from './findings.ts';
import { signedMicro } from './signed-micro.ts';
import { agrees, slackOf } from './slack.ts';

const ARROWS: Record<Direction, string> = { up: '⬆', down: '⬇', flat: '' };
const SIGNS: Record<Direction, string> = { up: '+', down: '-', flat: '' };

/** How a table's differences say which way: what one cell alone does not tell. */
interface Habit {
  /** Most cells carry a number. */
  hasSizes: boolean;
  usesArrows: boolean;
  /** Rises carry no sign and falls do, so that no sign is a plus. */
  bareIsUp: boolean;
}

/** `difference`, `arrow` and `missing-difference`: each printed difference against its own row. */
export function checkDifferences(rows: readonly ComparedRow[], findings: Findings): void {
  const habit = habitOf(rows);
  for (const row of rows) if (row.cells.difference) checkRow(row, habit, findings);
}

function checkRow(row: ComparedRow, habit: Habit, findings: Findings): void {
  const { change, cells } = row;
  if (!change || !cells.difference) return;
  if ('unreadable' in change) {
    findings.skipped(
      row.line,
      `"${cells.difference.text}" of "${row.label}"`,
      'it is not a difference that can be read',
    );
    return;
  }
  findings.checked(cells.now, cells.last, cells.difference);
  if ('absence' in change) checkAbsence(row, change.absence, { habit, findings });
  else if (!change.size) checkBareArrow(row, change, { habit, findings });
  else if (!isShare(row, change.size)) checkSize(row, { ...change, size: change.size }, { habit, findings });
}

interface Rule {
  habit: Habit;
  findings: Findings;
}

function checkAbsence(row: ComparedRow, absence: string, { habit, findings }: Rule): void {
  if (absence === 'new')
    findings.notChecked(row.line, `the difference of "${row.label}"`, 'it says "new", though a last value is there');
  else if (absence !== 'dash' || row.delta !== 0n) tell('missing-difference', row, { habit, findings });
}

/** An arrow without a number is a difference only where the others are too. */
function checkBareArrow(row: ComparedRow, change: Change, { habit, findings }: Rule): void {
  if (habit.hasSizes) tell('missing-difference', row, { habit, findings });
  else checkDirection(row, change, { habit, findings });
}

function checkSize(row: ComparedRow, change: Change & { size: Figure }, rule: Rule): void {
  const { now, last, delta, published } = row;
  const slack = slackOf([now, last, change.size]);
  if (published !== null && agrees(size(signedMicro(now) - published), change.size.micro, slack)) return;
  if (agrees(size(delta), change.size.micro, slack)) checkDirection(row, change, rule);
  else if (isReadTwice(row, change.size))
    rule.findings.notChecked(row.line, `the difference of "${row.label}"`, 'a number of its row is malformed');
  else tell('difference', row, rule);
}

function checkDirection(row: ComparedRow, change: Change, rule: Rule): void {
  const slack = slackOf([row.now, row.last, ...(change.size ? [change.size] : [])]);
  if (row.delta === 0n || size(row.delta) <= slack) return;
  const isBare = change.direction === null && !change.isTorn;
  if (isBare && !rule.habit.bareIsUp) {
    const why = 'it has neither arrow nor sign, so only its size was checked';
    rule.findings.notChecked(row.line, `the direction of "${row.label}"`, why);
    return;
  }
  const direction = isBare ? 'up' : change.direction;
  if (direction !== directionOf(row.delta)) tell('arrow', row, rule);
}

/** A difference in percent of the last value is for another rule. */
function isShare({ now }: ComparedRow, { unit }: Figure): boolean {
  return unit === 'percent' && now.unit !== 'percent';
}

function isReadTwice({ now, last }: ComparedRow, change: Figure): boolean {
  return [now, last, change].some(({ malformed }) => malformed !== null);
}

function tell(rule: 'difference' | 'arrow' | 'missing-difference', row: ComparedRow, { habit, findings }: Rule): void {
  const { cells, now, last, delta } = row;
  if (!cells.difference) return;
  const direction = directionOf(delta);
  const finer = now.step < last.step ? now : last;
  const longer = now.whole.length > last.whole.length ? now : last;
  const priced = now.currency === '' ? last : now;
  const { currency, isCurrencyLast } = priced;
  const printed = formatMicro(size(delta), { ...finer, whole: longer.whole, currency, isCurrencyLast });
  const expected = habit.usesArrows ? `${printed}${ARROWS[direction]}` : `${SIGNS[direction]}${printed}`;
  findings.fault(rule, {
    cell: cells.difference,
    table: row.table,
    row: row.label,
    heading: row.headings.difference,
    expected,
    explanation: `${cells.now.text} − ${cells.last.text}`,
  });
}

function habitOf(rows: readonly ComparedRow[]): Habit {
  const changes = rows.flatMap(({ change, delta }) => (change && 'size' in change ? [{ change, delta }] : []));
  const by = (way: Change['by']) => changes.filter(({ change }) => change.by === way).length;
  const bare = changes.filter(({ change, delta }) => change.by === null && change.size?.micro !== 0n && delta !== 0n);
  const minus = changes.filter(({ change }) => change.size?.sign === '-').length;
  const plus = changes.filter(({ change }) => change.size?.sign === '+').length;
  const rises = bare.filter(({ delta }) => delta > 0n).length;
  return {
    hasSizes: changes.filter(({ change }) => change.size !== null).length * 2 >= changes.length,
    usesArrows: by('arrow') >= by('sign'),
    bareIsUp: minus > 0 && plus === 0 && by('arrow') === 0 && by('word') === 0 && rises * 2 > bare.length,
  };
}

function size(micro: bigint): bigint {
  return micro < 0n ? -micro : micro;
}

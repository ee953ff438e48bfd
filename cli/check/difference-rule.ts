import type { Change } from './change-cell.ts';
import type { ComparedRow } from './compared-rows.ts';
import { type Direction, directionOf } from './direction.ts';
import { type Figure, formatMicro, MICRO } from './figure.ts';
import type { Findings } from './findings.ts';
import { signedMicro } from './signed-micro.ts';
import { agrees, slackOf } from './slack.ts';

const HUNDRED = 100n * MICRO;
/** In a ranking up is less. */
const RANK = /\b(?:rank(?:ing)?|position|standing)\b/i;
const ARROWS: Record<Direction, string> = { up: '⬆', down: '⬇', flat: '' };
const SIGNS: Record<Direction, string> = { up: '+', down: '-', flat: '' };

/** How a table's differences say which way: what one cell alone does not tell. */
interface Habit {
  /** Most cells carry a number. */
  hasSizes: boolean;
  usesArrows: boolean;
  /** Rises carry no sign and falls do, so that no sign is a plus. */
  bareIsUp: boolean;
  /** Differences of other rows are in percent of their last value. */
  hasShares: boolean;
}

/** `difference`, `arrow` and `missing-difference`: each printed difference against its own row. */
export function checkDifferences(rows: readonly ComparedRow[], findings: Findings): void {
  const habit = habitOf(rows);
  for (const row of rows) if (row.cells.difference) checkRow(row, habit, findings);
  tellUndirected(
    rows.filter((row) => isUndirected(row, habit)),
    findings,
  );
}

/** Bare numbers say how much, and leave out which way. */
function tellUndirected([first, ...rest]: ComparedRow[], findings: Findings): void {
  if (!first) return;
  const what = rest.length === 0 ? `the direction of "${first.label}"` : `the directions of ${rest.length + 1} rows`;
  findings.notChecked(
    first.line,
    what,
    'their differences have neither arrow nor sign, so only the sizes were checked',
  );
}

function isUndirected({ change, delta, cells }: ComparedRow, { bareIsUp }: Habit): boolean {
  if (!cells.difference || !change || !('size' in change) || bareIsUp) return false;
  return delta !== 0n && change.size !== null && change.direction === null && !change.isTorn;
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
  if (agrees(size(delta), change.size.micro, slack) || isShareOfPercent(row, change.size))
    checkDirection(row, change, rule);
  else if (rule.habit.hasShares && now.unit === 'percent')
    rule.findings.notChecked(row.line, `the difference of "${row.label}"`, 'it may be in points or in percent');
  else if (isReadTwice(row, change.size))
    rule.findings.notChecked(row.line, `the difference of "${row.label}"`, 'a number of its row is malformed');
  else tell('difference', row, rule);
}

function checkDirection(row: ComparedRow, change: Change, rule: Rule): void {
  const slack = slackOf([row.now, row.last, ...(change.size ? [change.size] : [])]);
  if (row.delta === 0n || size(row.delta) <= slack || RANK.test(row.label)) return;
  const isBare = change.direction === null && !change.isTorn;
  if (isBare && !rule.habit.bareIsUp) return;
  const direction = isBare ? 'up' : change.direction;
  if (direction !== directionOf(row.delta)) tell('arrow', row, rule);
}

/** A difference in percent of the last value is for another rule. */
function isShare({ now }: ComparedRow, { unit }: Figure): boolean {
  return unit === 'percent' && now.unit !== 'percent';
}

/** `0.5 %` after `0.8 %` is a fall by 0.3 points, and by 37.5 percent. */
function isShareOfPercent({ now, last, delta }: ComparedRow, { unit, micro, step }: Figure): boolean {
  if (unit !== 'percent' || now.unit !== 'percent' || last.micro === 0n) return false;
  return agrees((size(delta) * HUNDRED) / last.micro, micro, step);
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
    hasShares: rows.some(
      (row) => row.change && 'size' in row.change && row.change.size && isShare(row, row.change.size),
    ),
    hasSizes: changes.filter(({ change }) => change.size !== null).length * 2 >= changes.length,
    usesArrows: by('arrow') >= by('sign'),
    bareIsUp: minus > 0 && plus === 0 && by('arrow') === 0 && by('word') === 0 && rises * 2 > bare.length,
  };
}

function size(micro: bigint): bigint {
  return micro < 0n ? -micro : micro;
}

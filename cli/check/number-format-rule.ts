import { type Figure, formatMicro, MICRO } from './figure.ts';
import type { Findings } from './findings.ts';
import type { Cell } from './table.ts';
import { hasThousands, ThousandsHabits } from './thousands-habit.ts';

/** A number in a table with where it stands. */
export interface PrintedFigure {
  figure: Figure;
  cell: Cell;
  table: string;
  row: string;
  heading: string;
  /** The same for all the figures of one column of one table. */
  column: string;
  /** The same for all the figures of one table. */
  grid: string;
}

const SEPARATORS = 'thousands separators';
const CENT = MICRO / 100n;
const FEWEST_WITH_CENTS = 3;

/** `number-format`: numbers that nobody would print so, or that their own column prints otherwise. */
export function checkNumberFormats(figures: readonly PrintedFigure[], findings: Findings): void {
  const habits = new ThousandsHabits(figures);
  const like = groupedLike(figures);
  const columns = Map.groupBy(figures, ({ column }) => column);
  const lines = Map.groupBy(figures, ({ cell }) => cell.line);
  for (const printed of figures) {
    const { figure, column, cell } = printed;
    if (figure.malformed !== null)
      tell(printed, { expected: regrouped(figure), explanation: figure.malformed }, findings);
    else if (isPointForComma(printed, lines.get(cell.line) ?? [])) tellPoint(printed, findings);
    else if (!checkThousands(printed, { habits, like }, findings))
      checkCents(printed, columns.get(column) ?? [], findings);
  }
}

function tellPoint(printed: PrintedFigure, findings: Findings): void {
  const read = { ...printed.figure, micro: printed.figure.micro * 1000n, step: MICRO, whole: '' };
  const explanation = 'a point stands where a comma belongs';
  tell(printed, { expected: formatMicro(read.micro, read), explanation }, findings);
}

function checkThousands(
  printed: PrintedFigure,
  { habits, like }: { habits: ThousandsHabits; like: string },
  findings: Findings,
): boolean {
  if (!hasThousands(printed.figure)) return false;
  const grouping = habits.expected(printed);
  if (grouping === null) return false;
  const expected = regrouped({ ...printed.figure, whole: grouping === 'grouped' ? like : '0000' });
  const explanation = `the numbers around it are printed ${grouping === 'grouped' ? 'with' : 'without'} ${SEPARATORS}`;
  tell(printed, { expected, explanation }, findings);
  return true;
}

/** `5.936` for 5,936: three digits after the point, beside a value a hundred times as large. */
function isPointForComma({ figure, grid, row }: PrintedFigure, line: readonly PrintedFigure[]): boolean {
  if (figure.fraction.length !== 3 || !/^\d{1,3}$/.test(figure.whole) || figure.isRounded) return false;
  return line.some(
    (other) =>
      other.grid === grid &&
      other.row === row &&
      other.figure.fraction === '' &&
      other.figure.micro > figure.micro * 100n,
  );
}

/** Money to the cent, where its column prints money to the cent. */
function checkCents(printed: PrintedFigure, column: readonly PrintedFigure[], findings: Findings): void {
  const { figure } = printed;
  if (!isExactMoney(figure) || figure.fraction.length === 2) return;
  const others = column.filter((other) => other !== printed && isExactMoney(other.figure));
  const withCents = others.filter((other) => other.figure.fraction.length === 2).length;
  const isCentsColumn = withCents >= FEWEST_WITH_CENTS && withCents * 4 >= others.length * 3;
  const isOdd =
    withCents > 1 &&
    figure.fraction !== '' &&
    !others.some((other) => other.figure.fraction.length === figure.fraction.length);
  if (!isOdd && (!isCentsColumn || figure.micro === 0n)) return;
  const explanation = isCentsColumn
    ? 'its column prints money to the cent'
    : 'money has two digits after the point or none';
  tell(printed, { expected: formatMicro(figure.micro, { ...figure, step: CENT }), explanation }, findings);
}

function isExactMoney({ unit, isRounded, malformed }: Figure): boolean {
  return unit === 'money' && !isRounded && malformed === null;
}

/** The digits of a figure that is grouped, as the report groups them. */
function groupedLike(all: readonly PrintedFigure[]): string {
  return all.find(({ figure }) => hasThousands(figure) && /\D/.test(figure.whole))?.figure.whole ?? '';
}

/** With its thousands in groups; money that has cents has two digits of them. */
function regrouped(figure: Figure): string {
  const isCents = figure.unit === 'money' && figure.fraction !== '';
  const value = figure.sign === '-' ? -figure.micro : figure.micro;
  return formatMicro(value, isCents ? { ...figure, step: CENT } : figure);
}

function tell(
  { cell, table, row, heading }: PrintedFigure,
  { expected, explanation }: { expected: string; explanation: string },
  findings: Findings,
): void {
  findings.fault('number-format', { cell, table, row, heading, expected, explanation });
}

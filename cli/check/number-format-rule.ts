import { type Figure, formatMicro, MICRO } from './figure.ts';
import type { Findings } from './findings.ts';
import type { Cell } from './table.ts';
import { expectedGrouping, hasThousands } from './thousands-habit.ts';

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
  for (const printed of figures) {
    const { figure } = printed;
    if (figure.malformed !== null)
      tell(printed, { expected: regrouped(figure), explanation: figure.malformed }, findings);
    else checkThousands(printed, figures, findings) || checkCents(printed, figures, findings);
  }
}

function checkThousands(printed: PrintedFigure, all: readonly PrintedFigure[], findings: Findings): boolean {
  if (isPointForComma(printed, all)) {
    const read = { ...printed.figure, micro: printed.figure.micro * 1000n, step: MICRO, whole: '' };
    tell(
      printed,
      { expected: formatMicro(read.micro, read), explanation: 'a point stands where a comma belongs' },
      findings,
    );
    return true;
  }
  if (!hasThousands(printed.figure)) return false;
  const grouping = expectedGrouping(printed, all);
  if (grouping === null) return false;
  const expected = regrouped({ ...printed.figure, whole: grouping === 'grouped' ? groupedLike(all) : '0000' });
  const explanation = `the numbers around it are printed ${grouping === 'grouped' ? 'with' : 'without'} ${SEPARATORS}`;
  tell(printed, { expected, explanation }, findings);
  return true;
}

/** `5.936` for 5,936: three digits after the point, beside a value a hundred times as large. */
function isPointForComma({ figure, grid, row, cell }: PrintedFigure, all: readonly PrintedFigure[]): boolean {
  if (figure.fraction.length !== 3 || !/^\d{1,3}$/.test(figure.whole) || figure.isRounded) return false;
  return all.some(
    (other) =>
      other.grid === grid &&
      other.row === row &&
      other.cell.line === cell.line &&
      other.figure.fraction === '' &&
      other.figure.micro > figure.micro * 100n,
  );
}

/** Money to the cent, where its column prints money to the cent. */
function checkCents(printed: PrintedFigure, all: readonly PrintedFigure[], findings: Findings): void {
  const { figure } = printed;
  if (!isExactMoney(figure) || figure.fraction.length === 2) return;
  const others = all.filter(
    (other) => other.column === printed.column && other !== printed && isExactMoney(other.figure),
  );
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

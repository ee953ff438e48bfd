import { absence, type Figure, MICRO } from './figure.ts';
import { type FinanceLine, financeLine } from './finance-label.ts';
import type { Column, Grid, GridRow } from './grid.ts';
import { readFigure } from './read-figure.ts';
import { signedMicro } from './signed-micro.ts';
import type { Cell } from './table.ts';

/** One line of a statement in one column of a table. */
export interface Entry {
  line: FinanceLine | null;
  label: string;
  cell: Cell;
  figure: Figure;
  /** What is left may be negative; what was earned or spent counts by its size, `(1,831.52)` or not. */
  amount: bigint;
  /** The number of its row in the table, from the top. */
  at: number;
}

/** One period's statement as it is printed. */
export interface FinanceColumn {
  title: string;
  heading: string;
  entries: Entry[];
  /** Lines whose cell holds no number. */
  unread: Array<{ line: FinanceLine; label: string; cell: Cell }>;
}

const RESULTS: ReadonlySet<FinanceLine | null> = new Set([
  'revenue',
  'remainingCredits',
  'budgetRemaining',
  'actualRemaining',
  'net',
] as const);
const SINGLE: readonly FinanceLine[] = ['gross', 'revenue', 'expenses', 'net', 'remainingCredits'];
const FEWEST_LINES = 3;

/** The statements in the columns of a table; none for a table of something else. */
export function financeColumns(grid: Grid): FinanceColumn[] {
  return partsOf(grid).flatMap((rows) => {
    const known = new Set(rows.flatMap(({ label }) => financeLine(label) ?? []));
    const isStatement =
      known.size >= FEWEST_LINES && (known.has('gross') || known.has('expenses') || known.has('revenue'));
    return isStatement ? grid.columns.filter(isAmounts).flatMap((column) => columnOf(column, grid, rows) ?? []) : [];
  });
}

/** A table is one statement, unless its lines come again under the headings of several parts. */
function partsOf({ rows }: Grid): GridRow[][] {
  const lines = rows.filter((row) => !isHeading(row)).map(({ label }) => financeLine(label));
  const isRepeated = SINGLE.some((line) => lines.filter((each) => each === line).length > 1);
  if (!isRepeated || !rows.some(isHeading)) return [rows];
  const parts: GridRow[][] = [[]];
  for (const row of rows) {
    if (isHeading(row)) parts.push([]);
    else parts.at(-1)?.push(row);
  }
  return parts;
}

function isHeading({ label, cells }: GridRow): boolean {
  return label !== '' && cells.filter(({ text }) => text !== '').length === 1;
}

function isAmounts({ kind }: Column): boolean {
  return !['difference', 'percent', 'trend', 'other'].includes(kind.kind);
}

function columnOf({ index, heading }: Column, { title }: Grid, rows: readonly GridRow[]): FinanceColumn | null {
  const entries: Entry[] = [];
  const unread: FinanceColumn['unread'] = [];
  rows.forEach(({ label, cells }, at) => {
    const [line, cell] = [financeLine(label), cells[index]];
    const figure = cell ? amountIn(cell.text) : null;
    if (cell && figure && figure.unit !== 'percent' && figure.unit !== 'duration') {
      const amount = RESULTS.has(line) ? signedMicro(figure) : figure.micro;
      entries.push({ line, label, cell, figure, amount, at });
    } else if (line && cell && absence(cell.text) !== 'dash') unread.push({ line, label, cell });
  });
  return entries.filter(({ line }) => line !== null).length < FEWEST_LINES ? null : { title, heading, entries, unread };
}

/** Ledgers print nothing as `$ -`. */
function amountIn(text: string): Figure | null {
  const currency = /^([$€£])\s*[-–—]$/.exec(text)?.[1];
  if (currency === undefined) return readFigure(text);
  const nothing = { micro: 0n, step: MICRO / 100n, sign: '', isRounded: false, malformed: null, note: '' } as const;
  return { ...nothing, unit: 'money', currency, isCurrencyLast: false, whole: '0', fraction: '' };
}

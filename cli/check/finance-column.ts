import { absence, type Figure } from './figure.ts';
import { type FinanceLine, financeLine } from './finance-label.ts';
import type { Column, Grid } from './grid.ts';
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
const FEWEST_LINES = 3;

/** The columns of a table that are statements; none for a table of something else. */
export function financeColumns(grid: Grid): FinanceColumn[] {
  const known = new Set(grid.rows.flatMap(({ label }) => financeLine(label) ?? []));
  const isStatement =
    known.size >= FEWEST_LINES && (known.has('gross') || known.has('expenses') || known.has('revenue'));
  return isStatement ? grid.columns.filter(isAmounts).flatMap((column) => columnOf(column, grid) ?? []) : [];
}

function isAmounts({ kind }: Column): boolean {
  return !['difference', 'percent', 'trend', 'other'].includes(kind.kind);
}

function columnOf({ index, heading }: Column, { title, rows }: Grid): FinanceColumn | null {
  const entries: Entry[] = [];
  const unread: FinanceColumn['unread'] = [];
  rows.forEach(({ label, cells }, at) => {
    const [line, cell] = [financeLine(label), cells[index]];
    const figure = cell ? readFigure(cell.text) : null;
    if (cell && figure && figure.unit !== 'percent' && figure.unit !== 'duration') {
      const amount = RESULTS.has(line) ? signedMicro(figure) : figure.micro;
      entries.push({ line, label, cell, figure, amount, at });
    } else if (line && cell && absence(cell.text) !== 'dash') unread.push({ line, label, cell });
  });
  return entries.filter(({ line }) => line !== null).length < FEWEST_LINES ? null : { title, heading, entries, unread };
}

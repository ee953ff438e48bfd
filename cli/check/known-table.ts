import type { Block } from './blocks.ts';
import { readChange } from './change-cell.ts';
import { type ComparedRow, comparedRows } from './compared-rows.ts';
import { type Comparison, comparisonOf, rowsThatFit } from './comparison.ts';
import { withDecimalPoint } from './decimal-comma.ts';
import { takeArrows } from './direction.ts';
import type { Figure } from './figure.ts';
import { type FinanceColumn, financeColumns } from './finance-column.ts';
import { financeLine } from './finance-label.ts';
import type { Findings } from './findings.ts';
import { type Column, type Grid, gridsOf } from './grid.ts';
import { widthOf } from './header-cells.ts';
import { readHtmlTable } from './html-table.ts';
import type { PrintedFigure } from './number-format-rule.ts';
import { readFigure } from './read-figure.ts';
import { readTable } from './read-tables.ts';
import { readValue } from './read-value.ts';
import type { Table } from './table.ts';

/** A table that the rules know how to read. */
export interface KnownTable {
  table: Table;
  grid: Grid;
  comparison: Comparison | null;
  rows: ComparedRow[];
  statements: FinanceColumn[];
}

/** More than any report holds; past it, reading would take long for nothing. */
const MOST_ROWS = 3000;
const LONGEST = { table: 5000, 'html-table': 100_000 };
/** How many rows must bear out which column is which, where the header does not. */
const FEWEST_FITTING = 2;

/** Every table of a report. One that cannot be read is told. */
export function tablesOf(blocks: readonly Block[], findings: Findings): Table[] {
  let rows = 0;
  const tables = blocks.flatMap((block) => {
    if (block.kind === 'prose') return [];
    rows += block.lines.length;
    if (rows > MOST_ROWS || longestLine(block) > LONGEST[block.kind]) {
      findings.skipped(block.line, 'a table', 'there is more of it than a report has');
      return [];
    }
    if (block.kind === 'table') return [readTable(block)];
    const table = readHtmlTable(block);
    if (!('reason' in table)) return [table];
    findings.skipped(block.line, 'an HTML table', table.reason);
    return [];
  });
  return withDecimalPoint(tables);
}

function longestLine({ lines }: Block): number {
  return lines.reduce((most, { length }) => Math.max(most, length), 0);
}

/** A table with what its columns and rows are, or null, which is told when it holds figures. */
export function knownTable(given: Table, findings: Findings): KnownTable | null {
  const table = withHeaderAsRow(given);
  const { grid, comparison } = likeliest(table);
  const statements = financeColumns(grid);
  if (!comparison && statements.length === 0) {
    if (holdsFigures(grid))
      findings.skipped(
        table.line,
        `the table under "${table.title}"`,
        'neither its headings nor its rows say what it compares',
      );
    return null;
  }
  const rows = comparison ? comparedRows(grid, comparison, findings) : [];
  if (comparison && !comparison.difference && statements.length === 0)
    findings.notChecked(table.line, `the table under "${table.title}"`, 'it has no column of differences');
  return { table, grid, comparison, rows, statements };
}

/** A statement without headings, whose first line stands where a header does: `| Gross | $12,180.00 |`. */
function withHeaderAsRow(table: Table): Table {
  const [label, ...others] = table.header.cells;
  const isLine = label !== undefined && financeLine(label.text) !== null;
  if (!isLine || !others.some(({ text }) => readFigure(text)?.unit === 'money')) return table;
  const nameless = table.header.cells.map((cell) => ({ ...cell, text: '' }));
  return { ...table, header: { ...table.header, cells: nameless }, rows: [table.header, ...table.rows] };
}

/** Of a header that lacks a cell the rows tell where. */
function likeliest(table: Table): { grid: Grid; comparison: Comparison | null } {
  const [first, ...others] = gridsOf(table, widthOf(table)).map((grid) => {
    const comparison = comparisonOf(grid);
    return { grid, comparison, fitting: comparison ? rowsThatFit(comparison, grid) : -1 };
  });
  if (!first) throw new Error('a table squares up in at least one way');
  const { grid, comparison, fitting } = others.reduce(
    (best, each) => (each.fitting > best.fitting ? each : best),
    first,
  );
  const isSure = others.length === 0 || (fitting >= FEWEST_FITTING && fitting * 5 >= grid.rows.length * 3);
  return { grid, comparison: isSure ? comparison : null };
}

/** Do most rows hold a number? Other tables are not of our kind. */
export function isOfFigures({ rows }: Table): boolean {
  const holding = rows.filter(({ cells }) => cells.some(({ text }) => readFigure(takeArrows(text).rest)));
  return rows.length > 1 && holding.length * 2 > rows.length;
}

function holdsFigures({ rows }: Grid): boolean {
  return rows.some(({ cells }) => cells.some(({ text }) => readFigure(text)));
}

/** Every number in the columns that the rules read. */
export function figuresOf({ grid, comparison, statements }: KnownTable): PrintedFigure[] {
  const isRead = ({ index, kind }: Column) =>
    kind.kind !== 'other' && (statements.length > 0 || isCompared(index, comparison));
  const columns = grid.columns.filter(isRead);
  return grid.rows.flatMap(({ label, cells }) =>
    columns.flatMap(({ index, heading }) => {
      const cell = cells[index];
      const figure = cell ? printedNumber(cell.text) : null;
      if (!cell || !figure || figure.whole === '') return [];
      const place = { table: grid.title, row: label, heading, column: `${grid.line}:${index}`, grid: `${grid.line}` };
      return [{ figure, cell, ...place }];
    }),
  );
}

function printedNumber(text: string): Figure | null {
  const figure = readValue(text);
  if (figure) return figure;
  const change = readChange(text);
  return 'size' in change ? change.size : null;
}

function isCompared(index: number, comparison: Comparison | null): boolean {
  const { current, previous, difference } = comparison ?? {};
  return index === current?.index || index === previous?.index || index === difference?.index;
}

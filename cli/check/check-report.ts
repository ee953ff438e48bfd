import { type Block, readBlocks } from './blocks.ts';
import { readChange } from './change-cell.ts';
import type { CheckResult } from './check-result.ts';
import { type ComparedRow, comparedRows } from './compared-rows.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { checkDifferences } from './difference-rule.ts';
import type { Figure } from './figure.ts';
import { type FinanceColumn, financeColumns } from './finance-column.ts';
import { checkStatement } from './finance-rule.ts';
import { Findings } from './findings.ts';
import { type Column, type Grid, gridOf } from './grid.ts';
import { checkDelimiter, checkHeaderCells, widthOf } from './header-cells.ts';
import { readHtmlTable } from './html-table.ts';
import { checkNumberFormats, type PrintedFigure } from './number-format-rule.ts';
import { checkProse } from './prose/prose-rule.ts';
import { readFigure } from './read-figure.ts';
import { readTable } from './read-tables.ts';
import { checkShares } from './share-rule.ts';
import type { Table } from './table.ts';

/** A table that the rules know how to read. */
export interface KnownTable {
  table: Table;
  grid: Grid;
  comparison: Comparison | null;
  rows: ComparedRow[];
  statements: FinanceColumn[];
}

/** Everything in a weekly report that its own rows contradict. Never throws, whatever the text. */
export function checkReport(text: string): CheckResult {
  const findings = new Findings();
  const { blocks, skipped } = readBlocks(text);
  for (const { line, what, reason } of skipped) findings.skipped(line, what, reason);

  const tables = tablesOf(blocks, findings);
  for (const table of tables) checkHeaderCells(table, findings);
  const known = tables.flatMap((table) => knownTable(table, findings) ?? []);
  for (const { table } of known) checkDelimiter(table, findings);
  checkNumberFormats(known.flatMap(figuresOf), findings);
  for (const { rows, comparison, statements } of known) {
    checkDifferences(rows, findings);
    if (comparison) checkShares(rows, comparison, findings);
    for (const statement of statements) checkStatement(statement, findings);
  }
  checkProse(
    blocks,
    known.flatMap(({ rows }) => rows),
    findings,
  );
  return findings.result();
}

function tablesOf(blocks: readonly Block[], findings: Findings): Table[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [readTable(block)];
    if (block.kind === 'prose') return [];
    const table = readHtmlTable(block);
    if (!('reason' in table)) return [table];
    findings.skipped(block.line, 'an HTML table', table.reason);
    return [];
  });
}

function knownTable(table: Table, findings: Findings): KnownTable | null {
  const grid = gridOf(table, widthOf(table));
  const comparison = comparisonOf(grid);
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
  if (comparison && !comparison.difference)
    findings.notChecked(table.line, `the table under "${table.title}"`, 'it has no column of differences');
  return { table, grid, comparison, rows, statements };
}

function holdsFigures({ rows }: Grid): boolean {
  return rows.some(({ cells }) => cells.some(({ text }) => readFigure(text)));
}

/** Every number in the columns that the rules read. */
function figuresOf({ grid, comparison, statements }: KnownTable): PrintedFigure[] {
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
  const figure = readFigure(text);
  if (figure) return figure;
  const change = readChange(text);
  return 'size' in change ? change.size : null;
}

function isCompared(index: number, comparison: Comparison | null): boolean {
  const { current, previous, difference } = comparison ?? {};
  return index === current?.index || index === previous?.index || index === difference?.index;
}

import type { Block } from './blocks.ts';
import { takeArrows } from './direction.ts';
import { namesColumns } from './names-columns.ts';
import type { Cell, Row, Table } from './table.ts';
import { delimiterAfter } from './table-extent.ts';
import {
  closesWithPipe,
  countCells,
  delimiterCells,
  type Edges,
  isDelimiter,
  opensWithPipe,
  splitCells,
} from './table-lines.ts';

/** A Markdown table with every cell that a reader sees, also those that a renderer would drop. */
export function readTable({ lines, line, section }: Block): Table {
  const at = delimiterAfter(lines, 0);
  const headerAt = at === 0 ? null : 0;
  const bodyAt = at === null ? 1 : at + 1;
  const edges = edgesOf(lines.slice(bodyAt), lines.slice(0, bodyAt));
  const rowAt = (index: number, own = edges): Row => ({
    line: line + index,
    cells: splitCells(lines[index] ?? '', line + index, own),
  });

  const body = lines
    .flatMap((text, index) => (index < bodyAt || text.trim() === '' ? [] : [rowAt(index)]))
    .filter((row) => !isBlank(row));
  const width = usualWidth(body.map(({ cells }) => cells.length));
  const rows = body.map((row) => filled(fitted(row, width), { width, source: lines[row.line - line] ?? '' }));
  const header = headerAt === null ? { line, cells: [] } : fitted(rowAt(headerAt), width);
  const table = { title: section, line, delimiter: at === null ? null : delimiterOf(lines[at] ?? '', line + at) };
  const [first, ...others] = rows;
  if (!first || !isBlank(header) || !namesColumns(first, others))
    return { ...table, header, blank: null, rows, isHtml: false };
  const closed = rowAt(first.line - line, edgesOf([lines[first.line - line] ?? '']));
  const names = closed.cells.length < width ? closed : first;
  return { ...table, header: names, blank: header, rows: others, isHtml: false };
}

/** How many cells most of the rows have; of two equally usual numbers the larger, since cells are forgotten, not invented. */
export function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

/** A row of nothing only sets others apart, however many cells it has. */
function isBlank({ cells }: Row): boolean {
  return cells.every(({ text }) => text === '');
}

function delimiterOf(text: string, line: number): Table['delimiter'] {
  return isDelimiter(text) ? { line, column: 1, cells: delimiterCells(text), text: text.trim() } : null;
}

/**
 * Outer pipes are the habit of the whole table: one line alone does not tell a missing
 * cell from a missing pipe. A last column that is mostly empty looks like closing pipes;
 * the lines that do without tell.
 */
function edgesOf(lines: readonly string[], above: readonly string[] = []): Edges {
  const rows = lines.filter((line) => line.trim() !== '');
  const most = (is: (line: string) => boolean) => rows.filter(is).length * 2 > rows.length;
  const habit = { outerStart: most(opensWithPipe), outerEnd: most(closesWithPipe) };
  const open = { ...habit, outerEnd: false };
  const widths = (some: readonly string[]) => some.map((line) => countCells(line, open));
  const openWidths = widths([...above, ...rows].filter((line) => line.trim() !== '' && !closesWithPipe(line)));
  return habit.outerEnd && openWidths.includes(usualWidth(widths(rows))) ? open : habit;
}

/** An empty cell too many at the edge is an outer pipe that the other rows do without. */
function fitted({ line, cells }: Row, width: number): Row {
  if (cells.length !== width + 1) return { line, cells };
  const isEmpty = (cell: Cell | undefined) => cell?.text === '';
  if (isEmpty(cells.at(-1))) return { line, cells: cells.slice(0, -1) };
  return isEmpty(cells[0]) ? { line, cells: cells.slice(1) } : { line, cells };
}

/**
 * The cells that a line leaves out at its end are empty, as GFM has it: where a
 * label heads the rows below it, and where a line without a closing pipe breaks
 * off before its last cell. Were a cell missing before that, the last one there
 * would be the difference, with its arrow or sign.
 */
function filled({ line, cells }: Row, { width, source }: { width: number; source: string }): Row {
  const isHeading = cells.length === 1 && /\p{L}/u.test(cells[0]?.text ?? '');
  const breaksOff = cells.length > 2 && cells.length === width - 1 && !closesWithPipe(source);
  if (!isHeading && (!breaksOff || isChange(cells.at(-1)?.text ?? ''))) return { line, cells };
  const blanks = Array.from({ length: Math.max(0, width - cells.length) }, () => ({
    text: '',
    line,
    column: source.trimEnd().length + 1,
  }));
  return { line, cells: [...cells, ...blanks] };
}

function isChange(text: string): boolean {
  return takeArrows(text).directions.size > 0 || /^[+\-−(]\s*\S/.test(text);
}

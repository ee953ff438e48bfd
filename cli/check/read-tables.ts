import type { Block } from './blocks.ts';
import type { Cell, Row, Table } from './table.ts';
import { delimiterAfter } from './table-extent.ts';
import { closesWithPipe, delimiterCells, type Edges, isDelimiter, opensWithPipe, splitCells } from './table-lines.ts';

/** A Markdown table with every cell that a reader sees, also those that a renderer would drop. */
export function readTable({ lines, line, section }: Block): Table {
  const at = delimiterAfter(lines, 0);
  const headerAt = at === 0 ? null : 0;
  const bodyAt = at === null ? 1 : at + 1;
  const edges = edgesOf(lines.slice(bodyAt));
  const rowAt = (index: number): Row => ({
    line: line + index,
    cells: splitCells(lines[index] ?? '', line + index, edges),
  });

  const body = lines.flatMap((text, index) => (index < bodyAt || text.trim() === '' ? [] : [rowAt(index)]));
  const width = usualWidth(body.map(({ cells }) => cells.length));
  return {
    title: section,
    line,
    header: headerAt === null ? { line, cells: [] } : fitted(rowAt(headerAt), width),
    delimiter: at === null ? null : delimiterOf(lines[at] ?? '', line + at),
    rows: body.map((row) => fitted(row, width)),
    isHtml: false,
  };
}

/** How many cells most of the rows have; of two equally usual numbers the larger, since cells are forgotten, not invented. */
export function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

function delimiterOf(text: string, line: number): Table['delimiter'] {
  return isDelimiter(text) ? { line, column: 1, cells: delimiterCells(text), text: text.trim() } : null;
}

/** Outer pipes are the habit of the whole table: one line alone does not tell a missing cell from a missing pipe. */
function edgesOf(lines: readonly string[]): Edges {
  const rows = lines.filter((line) => line.trim() !== '');
  const most = (is: (line: string) => boolean) => rows.filter(is).length * 2 > rows.length;
  return { outerStart: most(opensWithPipe), outerEnd: most(closesWithPipe) };
}

/** An empty cell too many at the edge is an outer pipe that the other rows do without. */
function fitted({ line, cells }: Row, width: number): Row {
  if (cells.length !== width + 1) return { line, cells };
  const isEmpty = (cell: Cell | undefined) => cell?.text === '';
  if (isEmpty(cells.at(-1))) return { line, cells: cells.slice(0, -1) };
  return isEmpty(cells[0]) ? { line, cells: cells.slice(1) } : { line, cells };
}

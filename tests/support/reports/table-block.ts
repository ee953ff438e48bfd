import * as fc from 'fast-check';

/** How a table is laid out in the file. */
export interface Layout {
  pipes: 'both' | 'none' | 'start';
  pad: string;
  delimiter: string;
  indent: string;
  /** A header without words above the one that has them. */
  hasBlankHeader: boolean;
  isHtml: boolean;
}

export interface TableBlock {
  layout: Layout;
  header: string[];
  rows: string[][];
  /** Cells in the delimiter row, where they are not as many as in the header. */
  delimiters?: number;
}

/** The lines of a table, and where in them each row of cells stands: the header is row -1. */
export interface Drawn {
  lines: string[];
  place(row: number, column: number): { line: number; column: number };
}

export const layout: fc.Arbitrary<Layout> = fc.record({
  pipes: fc.constantFrom('both', 'both', 'none', 'start'),
  pad: fc.constantFrom('', ' ', '  '),
  delimiter: fc.constantFrom('-', '---', ':-:', '--:', ':--', ' - '),
  indent: fc.constantFrom('', '', '  '),
  hasBlankHeader: fc.boolean(),
  isHtml: fc.constantFrom(false, false, false, true),
});

export function draw(block: TableBlock): Drawn {
  return block.layout.isHtml ? drawHtml(block) : drawMarkdown(block);
}

function drawMarkdown({
  layout: { pipes, pad, delimiter, indent, hasBlankHeader },
  header,
  rows,
  delimiters,
}: TableBlock): Drawn {
  const isBlankPossible = hasBlankHeader && pipes !== 'none';
  const widths = rows.map(({ length }) => length).toSorted((a, b) => a - b);
  const full = widths[Math.trunc(widths.length / 2)] ?? header.length;
  const width = delimiters ?? full;
  const lines: string[] = [];
  const places = new Map<number, number[]>();
  const push = (cells: readonly string[]): number[] => {
    const columns: number[] = [];
    let text = pipes === 'none' ? '' : `${indent}|`;
    cells.forEach((cell, index) => {
      if (index > 0) text += '|';
      const isFirst = index === 0 && pipes === 'none';
      const lead = isFirst ? '' : cell === '' && pad === '' ? ' ' : pad;
      columns.push(text.length + (cell === '' ? 0 : lead.length) + 1);
      text += `${lead}${cell}${pad}`;
    });
    if (pipes === 'both') text += '|';
    lines.push(text);
    return columns;
  };
  const delimit = () => push(Array.from({ length: width }, () => delimiter));
  const row = (number: number, cells: readonly string[]) => {
    places.set(number, push(cells));
    at.set(number, lines.length - 1);
  };
  const at = new Map<number, number>();
  if (isBlankPossible) {
    push(Array.from({ length: full }, () => ''));
    delimit();
  }
  row(-1, header);
  if (!isBlankPossible) delimit();
  for (const [index, cells] of rows.entries()) row(index, cells);
  return {
    lines,
    place: (number, column) => ({ line: at.get(number) ?? 0, column: places.get(number)?.[column] ?? 1 }),
  };
}

function drawHtml({ header, rows }: TableBlock): Drawn {
  const lines = ['<table>'];
  const places = new Map<string, { line: number; column: number }>();
  const push = (number: number, cells: readonly string[], tag: string) => {
    lines.push('<tr>');
    cells.forEach((cell, column) => {
      places.set(`${number}:${column}`, { line: lines.length, column: `<${tag}>`.length + 1 });
      lines.push(`<${tag}>${cell}</${tag}>`);
    });
    lines.push('</tr>');
  };
  push(-1, header, 'th');
  for (const [index, cells] of rows.entries()) push(index, cells, 'td');
  lines.push('</table>');
  return { lines, place: (number, column) => places.get(`${number}:${column}`) ?? { line: 0, column: 1 } };
}

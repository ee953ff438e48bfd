import type { Findings } from './findings.ts';
import { usualWidth } from './read-tables.ts';
import type { Row, Table } from './table.ts';

/**
 * Header, delimiter and rows must agree in how many cells they have. What most
 * rows have is right; header and delimiter that are both wrong are one fault.
 */
export function checkHeaderCells(table: Table, findings: Findings): void {
  const width = widthOf(table);
  const { header, blank, delimiter, rows } = table;
  const tell = (row: Pick<Row, 'line'> & { column?: number }, { name, printed, text }: Line) =>
    findings.fault('header-cells', {
      cell: { line: row.line, column: row.column ?? 1, text },
      table: table.title,
      row: name,
      heading: '',
      printed: cellCount(printed),
      expected: cellCount(width),
      explanation: `${name} has ${cellCount(printed)}, the rows of this table have ${width}`,
    });

  const top = [blank, header].find((row) => row && row.cells.length > 0 && row.cells.length !== width);
  if (top) tell(top, { name: 'the header', printed: top.cells.length, text: '' });
  else if (delimiter && delimiter.cells !== width)
    tell(delimiter, { name: 'the delimiter row', printed: delimiter.cells, text: delimiter.text });
  for (const row of rows.filter(({ cells }) => cells.length !== width))
    tell(row, { name: `the row "${row.cells[0]?.text ?? ''}"`, printed: row.cells.length, text: '' });
}

interface Line {
  name: string;
  printed: number;
  text: string;
}

/** How many cells the rows of a table have; when there are few, header and delimiter have a say. */
export function widthOf({ header, blank, delimiter, rows }: Table): number {
  const widths = rows.map(({ cells }) => cells.length);
  const usual = usualWidth(widths);
  const isClear = widths.filter((width) => width === usual).length * 2 > widths.length && widths.length > 1;
  const others = [header.cells.length, blank?.cells.length, delimiter?.cells].filter((count) => count !== undefined);
  return isClear ? usual : usualWidth([...widths, ...others]);
}

function cellCount(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

/** A table of figures that no renderer shows as a table, since nothing divides its header from its rows. */
export function checkDelimiter({ delimiter, isHtml, header, title, rows }: Table, findings: Findings): void {
  if (delimiter || isHtml || rows.length === 0) return;
  findings.fault('header-cells', {
    cell: { line: header.line, column: 1, text: '' },
    table: title,
    row: 'the header',
    heading: '',
    printed: 'no delimiter row',
    expected: `a delimiter row of ${cellCount(header.cells.length)}`,
    explanation: 'without a delimiter row below its header this is no table',
  });
}

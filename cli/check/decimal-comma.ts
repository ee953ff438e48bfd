import type { Cell, Row, Table } from './table.ts';

const BETWEEN_DIGITS = /(?<=\d)[.,](?=\d)/g;
const WITH_COMMA = /^\D*(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:[ '\u202f\u00a0]?\d{3})*,\d{1,2})(?:\D.*)?$/;
const GROUPED_BY_POINTS = /^\D*[1-9]\d{0,2}(?:\.\d{3})+(?!\d)/;
const WITH_POINT = /^\D*(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|0\.\d+|\d{1,3}(?:[ ']?\d{3})*\.\d{1,2})(?:\D.*)?$/;

/**
 * Much of the world writes 1.234,56. Where a report does so throughout, its cells
 * are turned into our way of writing, and keep what is printed beside it.
 */
export function withDecimalPoint(tables: readonly Table[]): Table[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.slice(1)));
  const count = (pattern: RegExp) => cells.filter(({ text }) => text.length < 60 && pattern.test(text)).length;
  const [commas, points, groups] = [count(WITH_COMMA), count(WITH_POINT), count(GROUPED_BY_POINTS)];
  return (commas > 1 || groups > 0) && commas > 3 * points ? tables.map(turned) : [...tables];
}

/** `1.234,56` for `1,234.56`, and the other way round. */
export function swapPointAndComma(text: string): string {
  return text.replaceAll(BETWEEN_DIGITS, (mark) => (mark === '.' ? ',' : '.'));
}

function turned(table: Table): Table {
  return { ...table, header: turnedRow(table.header), rows: table.rows.map(turnedRow) };
}

function turnedRow({ line, cells }: Row): Row {
  return { line, cells: cells.map(turnedCell) };
}

function turnedCell(cell: Cell): Cell {
  return { ...cell, text: swapPointAndComma(cell.text), printed: cell.text };
}

import { takeArrows } from './direction.ts';
import { type HeadingKind, headingKind } from './heading-kind.ts';
import { readFigure } from './read-figure.ts';
import type { Cell, Table } from './table.ts';

/** A table squared up: every row has its label and a cell, or nothing, under every heading. */
export interface Grid {
  title: string;
  line: number;
  columns: Column[];
  rows: GridRow[];
}

export interface Column {
  index: number;
  heading: string;
  kind: HeadingKind;
}

export interface GridRow {
  line: number;
  label: string;
  /** By column. */
  cells: Cell[];
}

/**
 * Squares a table up, turning it when its weeks are rows; `width` is how many cells its rows have.
 * Rows of another width are left out: nothing says which of their cells is which.
 * A header that has a cell too few or too many gives one grid for each place where that may be, the likeliest first.
 */
export function gridsOf(table: Table, width: number): Grid[] {
  const rows = table.rows.filter(({ cells }) => cells.length === width).map(({ cells }) => cells);
  return headersOf(table, width).map((header) => {
    const upright = { header, rows };
    return isLyingDown(upright) ? labelled(turned(upright), table) : labelled(upright, table);
  });
}

interface Square {
  header: Cell[];
  rows: Cell[][];
}

function headersOf({ header: { cells, line }, line: first }: Table, width: number): Cell[][] {
  const blank = { text: '', line: line || first, column: 1 };
  const lacksFirst = isTimely(headingKind(cells[0]?.text ?? ''));
  if (cells.length === width - 1) {
    const places = cells.map((_, index) => index + 1);
    const ordered = lacksFirst ? [0, ...places] : [...places.toReversed(), 0];
    return ordered.map((at) => [...cells.slice(0, at), blank, ...cells.slice(at)]);
  }
  if (cells.length === width + 1)
    return cells.map((_, index) => cells.length - 1 - index).map((at) => cells.toSpliced(at, 1));
  const blanks = Array.from({ length: Math.max(0, width - cells.length) }, () => blank);
  return [lacksFirst ? [...blanks, ...cells] : [...cells.slice(0, width), ...blanks]];
}

function isTimely({ kind }: HeadingKind): boolean {
  return kind === 'current' || kind === 'previous' || kind === 'difference' || kind === 'time';
}

/** Metrics as columns, weeks as rows: `Week | Discord | Twitter`, `This Week | 5,936 | 9,206`. */
function isLyingDown({ header, rows }: Square): boolean {
  const named = (cells: Array<Cell | undefined>) =>
    cells.filter((cell) => isTimely(headingKind(cell?.text ?? '')) && !readFigure(cell?.text ?? '')).length;
  return rows.length <= 12 && named(rows.map(([first]) => first)) >= 2 && named(header.slice(1)) === 0;
}

function turned({ header, rows }: Square): Square {
  const corner = header[0] ?? { text: '', line: 0, column: 1 };
  return {
    header: [{ ...corner, text: '' }, ...rows.flatMap(([first]) => (first ? [first] : []))],
    rows: header.slice(1).map((label, index) => [label, ...rows.flatMap((row) => row[index + 1] ?? [])]),
  };
}

function labelled({ header, rows }: Square, { title, line }: Table): Grid {
  const columns = header.map(({ text }, index) => ({ index, heading: text, kind: headingKind(text) }));
  const label = labelColumn(columns, rows);
  return {
    title,
    line,
    columns: columns.filter(({ index }) => index !== label),
    rows: rows.flatMap((cells) => (isEmpty(cells) ? [] : [rowOf(cells, label)])),
  };
}

function rowOf(cells: Cell[], label: number): GridRow {
  return { line: cells[0]?.line ?? 0, label: rowLabel(cells[label]?.text ?? ''), cells };
}

/** A label without emoji marks and the colon after it. */
function rowLabel(text: string): string {
  const words = text.replaceAll(/[*_`]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu, '');
  return takeArrows(words).rest.replace(/\s*:$/, '').trim();
}

function isEmpty(cells: Cell[]): boolean {
  return cells.every(({ text }) => text === '');
}

/** The first column whose cells are mostly words; one that is headed as a label goes before. */
function labelColumn(columns: Column[], rows: Cell[][]): number {
  const isWordy = ({ index }: Column) => {
    const cells = rows.map((row) => row[index]?.text ?? '').filter((text) => text !== '');
    return cells.filter((text) => !readFigure(takeArrows(text).rest) && /\p{L}/u.test(text)).length * 2 > cells.length;
  };
  const wordy = columns.filter((column) => isWordy(column) && !isTimely(column.kind) && column.kind.kind !== 'other');
  return (wordy.find(({ kind }) => kind.kind === 'label') ?? wordy[0] ?? columns[0])?.index ?? 0;
}

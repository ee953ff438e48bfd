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
  /** Rows whose number of cells says nothing about which cell is which. */
  misshapen: Array<{ line: number; label: string }>;
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

/** Squares a table up, turning it when its weeks are rows; `width` is how many cells its rows have. */
export function gridOf(table: Table, width: number): Grid {
  const upright = squared(table, width);
  return isLyingDown(upright) ? labelled(turned(upright), table) : labelled(upright, table);
}

interface Square {
  header: Cell[];
  rows: Cell[][];
  misshapen: Grid['misshapen'];
}

function squared({ header, rows, line }: Table, width: number): Square {
  return {
    header: alignedHeader(header.cells, width, header.line || line),
    rows: rows.filter(({ cells }) => cells.length === width).map(({ cells }) => cells),
    misshapen: rows
      .filter(({ cells }) => cells.length !== width)
      .map((row) => ({ line: row.line, label: row.cells[0]?.text ?? '' })),
  };
}

/** A header that is too short lacks its first cell when that would head the labels, else its last. */
function alignedHeader(cells: Cell[], width: number, line: number): Cell[] {
  const missing = Math.max(0, width - cells.length);
  const blanks = Array.from({ length: missing }, () => ({ text: '', line, column: 1 }));
  const lacksFirst = missing > 0 && isTimely(headingKind(cells[0]?.text ?? ''));
  return lacksFirst ? [...blanks, ...cells] : [...cells.slice(0, width), ...blanks];
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

function turned({ header, rows, misshapen }: Square): Square {
  const corner = header[0] ?? { text: '', line: 0, column: 1 };
  return {
    header: [{ ...corner, text: '' }, ...rows.flatMap(([first]) => (first ? [first] : []))],
    rows: header.slice(1).map((label, index) => [label, ...rows.flatMap((row) => row[index + 1] ?? [])]),
    misshapen,
  };
}

function labelled({ header, rows, misshapen }: Square, { title, line }: Table): Grid {
  const columns = header.map(({ text }, index) => ({ index, heading: text, kind: headingKind(text) }));
  const label = labelColumn(columns, rows);
  return {
    title,
    line,
    columns: columns.filter(({ index }) => index !== label),
    rows: rows.flatMap((cells) => (isEmpty(cells) ? [] : [rowOf(cells, label)])),
    misshapen,
  };
}

function rowOf(cells: Cell[], label: number): GridRow {
  return { line: cells[0]?.line ?? 0, label: rowLabel(cells[label]?.text ?? ''), cells };
}

/** A label without emoji marks and the colon after it. */
function rowLabel(text: string): string {
  return takeArrows(text.replaceAll(/[*_`]/g, '')).rest.replace(/\s*:$/, '').trim();
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

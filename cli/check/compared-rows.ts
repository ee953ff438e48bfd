import { type ReadChange, readChange } from './change-cell.ts';
import type { Comparison } from './comparison.ts';
import { absence, type Figure } from './figure.ts';
import type { Findings } from './findings.ts';
import type { Grid, GridRow } from './grid.ts';
import { readValue } from './read-value.ts';
import { signedMicro } from './signed-micro.ts';
import type { Cell } from './table.ts';

/** A row of which both values can be read. */
export interface ComparedRow {
  table: string;
  line: number;
  label: string;
  now: Figure;
  last: Figure;
  /** `now − last`, in millionths. */
  delta: bigint;
  cells: { now: Cell; last: Cell; difference: Cell | null };
  headings: { now: string; last: string; difference: string };
  change: ReadChange | null;
  /** What the report before published for `last`, in millionths, where that is something else; null otherwise. */
  published: bigint | null;
  grid: GridRow;
}

/** The rows of a table that can be compared. Of the others it is said why not. */
export function comparedRows(grid: Grid, comparison: Comparison, findings: Findings): ComparedRow[] {
  return grid.rows.flatMap((row) => comparedRow(row, { grid, comparison, findings }) ?? []);
}

function comparedRow(
  row: GridRow,
  { grid, comparison, findings }: { grid: Grid; comparison: Comparison; findings: Findings },
): ComparedRow | null {
  const { current, previous, difference } = comparison;
  const [nowCell, lastCell] = [row.cells[current.index], row.cells[previous.index]];
  if (!nowCell || !lastCell || row.label === '' || isHeadingRow(row)) return null;
  const [now, last] = [readValue(nowCell.text), readValue(lastCell.text)];
  if (!now || !last) return unread({ now, last, nowCell, lastCell, label: row.label }, findings);
  const reason = incomparable(now, last);
  if (reason) {
    findings.notChecked(row.line, `the difference of "${row.label}"`, reason);
    return null;
  }
  const cell = difference ? (row.cells[difference.index] ?? null) : null;
  return {
    table: grid.title,
    line: row.line,
    label: row.label,
    now,
    last,
    delta: signedMicro(now) - signedMicro(last),
    cells: { now: nowCell, last: lastCell, difference: cell },
    headings: { now: current.heading, last: previous.heading, difference: difference?.heading ?? '' },
    change: cell ? readChange(cell.text) : null,
    published: null,
    grid: row,
  };
}

/** A row with a label only heads the rows below it. */
function isHeadingRow({ cells }: GridRow): boolean {
  return cells.filter(({ text }) => text !== '').length === 1;
}

function unread(
  row: { now: Figure | null; last: Figure | null; nowCell: Cell; lastCell: Cell; label: string },
  findings: Findings,
): null {
  for (const [figure, cell] of [
    [row.now, row.nowCell],
    [row.last, row.lastCell],
  ] as const) {
    if (figure) continue;
    if (absence(cell.text))
      findings.notChecked(cell.line, `the difference of "${row.label}"`, 'one of its values is not there');
    else findings.skipped(cell.line, `"${cell.text}" of "${row.label}"`, 'it is not one number');
  }
  return null;
}

function incomparable(now: Figure, last: Figure): string | null {
  if (now.currency !== '' && last.currency !== '' && now.currency !== last.currency) return 'its currencies differ';
  const isPercent = now.unit === 'percent' || last.unit === 'percent';
  if (isPercent && now.unit !== last.unit) return 'one of its values is a percentage';
  const isDuration = now.unit === 'duration' || last.unit === 'duration';
  return isDuration && now.note.toLowerCase() !== last.note.toLowerCase() && now.unit !== last.unit
    ? 'one of its values is a duration'
    : null;
}

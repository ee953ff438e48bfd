import type { ComparedRow } from './compared-rows.ts';
import type { Comparison } from './comparison.ts';
import { takeArrows } from './direction.ts';
import { type Figure, formatMicro, MICRO } from './figure.ts';
import type { Findings } from './findings.ts';
import { readFigure } from './read-figure.ts';
import { signedMicro } from './signed-micro.ts';
import type { Cell } from './table.ts';

const FEWEST_ROWS = 3;
const HUNDRED = 100n;

interface Share {
  row: ComparedRow;
  cell: Cell;
  heading: string;
  printed: Figure;
  /** `|now − last| / last` in percent, in millionths. */
  derived: bigint;
}

/**
 * `difference`, of shares: `-1.3 %` against its own row.
 *
 * A percentage can mean many things. It is taken for a share of the last value
 * only where three rows in four of its column are just that.
 */
export function checkShares(rows: readonly ComparedRow[], comparison: Comparison, findings: Findings): void {
  for (const index of [comparison.difference?.index, comparison.percent?.index]) {
    if (index === undefined) continue;
    const shares = rows.flatMap((row) => shareOf(row, index, comparison) ?? []);
    const fitting = shares.filter(fits);
    if (shares.length < FEWEST_ROWS || fitting.length * 4 < shares.length * 3) tellUndecided(shares, findings);
    else for (const share of shares) check(share, findings);
  }
}

function shareOf(row: ComparedRow, index: number, { difference, percent }: Comparison): Share | null {
  const cell = row.grid.cells[index];
  const base = signedMicro(row.last);
  if (!cell || base <= 0n || row.now.unit === 'percent') return null;
  const printed = index === difference?.index ? aside(row) : percentOf(cell);
  if (!printed) return null;
  const derived = (abs(row.delta) * HUNDRED * MICRO) / base;
  const heading = (index === difference?.index ? difference?.heading : percent?.heading) ?? '';
  return { row, cell, heading, printed, derived };
}

function aside({ change }: ComparedRow): Figure | null {
  if (!change || !('size' in change)) return null;
  return change.size?.unit === 'percent' ? change.size : change.percent;
}

/** A column that is headed as percent may leave the sign out. */
function percentOf({ text }: Cell): Figure | null {
  return readFigure(takeArrows(text).rest);
}

/** Rounded or cut off. */
function fits({ printed, derived }: Share): boolean {
  return abs(printed.micro - derived) <= printed.step;
}

function check(share: Share, findings: Findings): void {
  const { row, cell, heading, printed, derived } = share;
  findings.checked(row.cells.now, row.cells.last, cell);
  const isToldAlready = row.cells.difference !== null && findings.isFaulty(row.cells.difference);
  if (fits(share) || isToldAlready) return;
  findings.fault('difference', {
    cell,
    table: row.table,
    row: row.label,
    heading,
    expected: formatMicro(derived, { ...printed, unit: 'percent', currency: '' }),
    explanation: `(${row.cells.now.text} − ${row.cells.last.text}) in percent of ${row.cells.last.text}`,
  });
}

function tellUndecided([first, ...rest]: Share[], findings: Findings): void {
  if (!first) return;
  const what =
    rest.length === 0 ? `the percentage of "${first.row.label}"` : `the percentages under "${first.heading}"`;
  findings.notChecked(first.row.line, what, 'too few of them are shares of the last value to say what they mean');
}

function abs(micro: bigint): bigint {
  return micro < 0n ? -micro : micro;
}

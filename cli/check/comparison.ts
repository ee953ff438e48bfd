import { type ReadChange, readChange } from './change-cell.ts';
import { directionOf } from './direction.ts';
import { absence } from './figure.ts';
import type { Column, Grid, GridRow } from './grid.ts';
import { A_YEAR, HALF_A_YEAR } from './heading-time.ts';
import { readValue } from './read-value.ts';
import { signedMicro } from './signed-micro.ts';
import { agrees, slackOf } from './slack.ts';

/** Which columns are compared: the difference is current less previous. */
export interface Comparison {
  current: Column;
  previous: Column;
  difference: Column | null;
  /** Columns that give the difference as a share of the last value. */
  percent: Column | null;
  /** A column of arrows alone. */
  trend: Column | null;
}

const WIDEST = 14;

/** How many rows bear out that the columns belong together so. */
export function rowsThatFit({ difference, ...pair }: Comparison, grid: Grid): number {
  return difference ? fit(pair, difference, grid).sizes : 0;
}

/** How the columns of a table belong together, or null when nothing says so. */
export function comparisonOf(grid: Grid): Comparison | null {
  if (grid.columns.length > WIDEST) return null;
  const difference = differenceColumn(grid);
  const values = grid.columns.filter((column) => column !== difference && isValueColumn(column, grid));
  const pair = namedPair(values, { difference, grid }) ?? (difference ? inferredPair(values, difference, grid) : null);
  if (!pair) return null;
  const of = (kind: string) => grid.columns.find((column) => column.kind.kind === kind) ?? null;
  return { ...pair, difference, percent: of('percent'), trend: of('trend') };
}

function differenceColumn(grid: Grid): Column | null {
  const named = grid.columns.filter(({ kind }) => kind.kind === 'difference');
  return named[0] ?? grid.columns.find((column) => isUnnamed(column) && isDecorated(column, grid)) ?? restColumn(grid);
}

/** In a table of labels and three columns, with two of them named, the third is what is left. */
function restColumn({ columns }: Grid): Column | null {
  const [unnamed, ...others] = columns.filter(({ kind }) => kind.kind === 'empty');
  const isNamed = (kind: string) => columns.some((column) => column.kind.kind === kind);
  return unnamed && others.length === 0 && isNamed('current') && isNamed('previous') ? unnamed : null;
}

function isUnnamed({ kind }: Column): boolean {
  return kind.kind === 'empty' || kind.kind === 'unknown' || kind.kind === 'trend';
}

/** Do its cells point up and down, or carry signs? */
function isDecorated({ index }: Column, { rows }: Grid): boolean {
  const changes = rows.map(({ cells }) => readChange(cells[index]?.text ?? ''));
  const pointed = changes.filter((change) => 'size' in change && change.size !== null && change.direction !== null);
  return pointed.length * 2 > rows.length;
}

function isValueColumn({ index, kind }: Column, { rows }: Grid): boolean {
  if (['percent', 'trend', 'other', 'difference', 'label'].includes(kind.kind)) return false;
  if (kind.kind === 'current' || kind.kind === 'previous') return true;
  const texts = rows.map(({ cells }) => cells[index]?.text ?? '').filter((text) => absence(text) === null);
  return texts.filter((text) => readValue(text)).length * 2 > texts.length;
}

interface Pair {
  current: Column;
  previous: Column;
}

/** By their headings. Among several earlier columns the rows tell which one was subtracted, else the latest. */
function namedPair(values: Column[], { difference, grid }: { difference: Column | null; grid: Grid }): Pair | null {
  const timed = byTime(values);
  const current =
    values.find(({ kind }) => kind.kind === 'current') ??
    (timed.length > 1 || hasPrevious(values) ? timed.at(-1) : undefined);
  if (!current) return null;
  const earlier = [...timed.toReversed(), ...byAge(values)].filter((column) => column !== current);
  const fits = (previous: Column) => (difference ? fit({ current, previous }, difference, grid).sizes : 0);
  const previous = earlier.toSorted((a, b) => fits(b) - fits(a))[0];
  return previous ? { current, previous } : null;
}

function hasPrevious(values: Column[]): boolean {
  return values.some(({ kind }) => kind.kind === 'previous');
}

function byAge(values: Column[]): Column[] {
  const age = ({ kind }: Column) => (kind.kind === 'previous' ? (kind.weeks ?? 1) : 0);
  return values.filter(({ kind }) => kind.kind === 'previous').toSorted((a, b) => age(a) - age(b));
}

/** Dated columns, the earliest first. Without years, a December is before a January. */
function byTime(values: Column[]): Column[] {
  const timed = values.flatMap((column) => (column.kind.kind === 'time' ? [{ column, ...column.kind }] : []));
  const days = timed.filter(({ unit }) => unit !== 'number');
  const latest = Math.max(...days.map(({ time }) => time));
  const wraps = days.some(({ time }) => latest - time > HALF_A_YEAR && latest - time < A_YEAR);
  const placed = ({ time, unit }: { time: number; unit: string }) =>
    wraps && unit !== 'number' && latest - time > HALF_A_YEAR ? time + A_YEAR : time;
  return timed.toSorted((a, b) => placed(a) - placed(b)).map(({ column }) => column);
}

/** Without headings: the one pair of columns whose subtraction most rows print. */
function inferredPair(values: Column[], difference: Column, grid: Grid): Pair | null {
  const pairs = values.flatMap((current) =>
    values.filter((previous) => previous !== current).map((previous) => ({ current, previous })),
  );
  const scored = pairs
    .map((pair) => ({ pair, ...fit(pair, difference, grid) }))
    .toSorted((a, b) => b.sizes - a.sizes || b.directions - a.directions);
  const [best, next] = scored;
  if (!best || best.sizes < 2 || best.sizes * 5 < best.rows * 3) return null;
  return next && next.sizes === best.sizes && next.directions === best.directions ? null : best.pair;
}

/** How many rows print the difference of a pair: its size, and its direction. */
function fit(pair: Pair, difference: Column, { rows }: Grid): { rows: number; sizes: number; directions: number } {
  const read = rows.flatMap((row) => fitOfRow(row, pair, difference) ?? []);
  return {
    rows: read.length,
    sizes: read.filter(({ size }) => size).length,
    directions: read.filter(({ direction }) => direction).length,
  };
}

function fitOfRow({ cells }: GridRow, { current, previous }: Pair, difference: Column) {
  const [now, last] = [readValue(cells[current.index]?.text ?? ''), readValue(cells[previous.index]?.text ?? '')];
  const change: ReadChange = readChange(cells[difference.index]?.text ?? '');
  if (!now || !last || !('size' in change) || !change.size) return null;
  const delta = signedMicro(now) - signedMicro(last);
  return {
    size: agrees(delta < 0n ? -delta : delta, change.size.micro, slackOf([now, last, change.size])),
    direction: change.direction === directionOf(delta),
  };
}

import { readBlocks } from './blocks.ts';
import { absence, type Figure } from './figure.ts';
import { Findings } from './findings.ts';
import type { Column, Grid } from './grid.ts';
import { type KnownTable, knownTable, tablesOf } from './known-table.ts';
import { namesOf } from './prose/metric-names.ts';
import { readFigure } from './read-figure.ts';
import { readValue } from './read-value.ts';
import { signedMicro } from './signed-micro.ts';

/** A row of the report before. */
export interface PublishedRow {
  label: string;
  line: number;
  /** What it gave for its own week; null when it gave none. */
  now: Figure | null;
  /** What it gave for the week before. */
  last: Figure | null;
  columns: { now: Column; last: Column | null };
}

/** The report before, as far as later ones build on it. */
export interface PublishedReport {
  rows: PublishedRow[];
  /** The rows by the first of their names, and by any. */
  byLabel: ReadonlyMap<string, PublishedRow[]>;
  byName: ReadonlyMap<string, PublishedRow[]>;
  /** Its date, in days since 1970; null when its front matter gives none. */
  day: number | null;
  /** Is the number anywhere in it? */
  holds(micro: bigint): boolean;
}

const DAY_MS = 86_400_000;

/** Reads the report before. What is wrong with it is not of interest here. */
export function publishedReport(text: string): PublishedReport {
  const unheard = new Findings();
  const { blocks, frontMatter } = readBlocks(text);
  const known = tablesOf(blocks, unheard).flatMap((table) => knownTable(table, unheard) ?? []);
  const numbers = new Set([...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([run]) => readFigure(run)?.micro));
  const rows = known.flatMap(rowsOf);
  const byLabel = Map.groupBy(rows, ({ label }) => namesOf(label)[0] ?? '');
  const named = rows.flatMap((row) => namesOf(row.label).map((name) => ({ name, row })));
  const byName = new Map(
    [...Map.groupBy(named, ({ name }) => name)].map(([name, all]) => [name, all.map(({ row }) => row)]),
  );
  return { rows, byLabel, byName, day: reportDay(frontMatter), holds: (micro) => numbers.has(micro) };
}

/** The date in a report's front matter, in days since 1970, or null. */
export function reportDay(frontMatter: readonly string[]): number | null {
  const line = frontMatter.find((each) => /^\s*date\s*[:=]/i.test(each)) ?? '';
  const [day] = /\d{4}-\d{2}-\d{2}/.exec(line) ?? [];
  const time = day ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time / DAY_MS;
}

/** The rows under a name: the label itself goes before other names of the same thing; null when several share it. */
export function findPublished({ byLabel, byName }: PublishedReport, label: string): PublishedRow | null {
  const [own = '', ...others] = namesOf(label);
  const same = byLabel.get(own) ?? [];
  if (same.length > 0) return same.find(({ now }) => now !== null) ?? same[0] ?? null;
  const alike = new Set([own, ...others].flatMap((name) => byName.get(name) ?? []));
  const [only, ...more] = alike;
  return only !== undefined && more.length === 0 ? only : null;
}

function rowsOf({ grid, comparison }: KnownTable): PublishedRow[] {
  const now = comparison?.current ?? currentColumn(grid);
  const last = comparison?.previous ?? null;
  if (!now) return [];
  return grid.rows.flatMap(({ label, line, cells }) => {
    const figureIn = (column: Column | null) => (column ? readValue(cells[column.index]?.text ?? '') : null);
    const isSaid = figureIn(now) !== null || absence(cells[now.index]?.text ?? '') !== null;
    return label === '' || !isSaid
      ? []
      : [{ label, line, now: figureIn(now), last: figureIn(last), columns: { now, last } }];
  });
}

/** In a report without comparisons, the one that was the first. */
function currentColumn({ columns }: Grid): Column | null {
  return columns.find(({ kind }) => kind.kind === 'current') ?? (columns.length === 1 ? (columns[0] ?? null) : null);
}

/** How a published row changed in its own week, in millionths; null when it did not say. */
export function publishedDelta({ now, last }: PublishedRow): bigint | null {
  return now && last ? signedMicro(now) - signedMicro(last) : null;
}

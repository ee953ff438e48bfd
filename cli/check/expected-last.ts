import type { Figure } from './figure.ts';
import type { HeadingKind } from './heading-kind.ts';
import type { PublishedRow } from './published.ts';

/** Which value of the report before a column of earlier values must repeat. */
export interface ExpectedLast {
  /** Any of these; the first is what should stand there. */
  figures: Figure[];
  /** Why another value may be right all the same; null when it may not. */
  doubt: string | null;
}

interface Column {
  kind: HeadingKind | undefined;
  /** Words beside the value: `(2 weeks ago)`. */
  note: string;
  /** The days of both reports, since 1970. */
  day: number | null;
  publishedDay: number | null;
}

/**
 * "Last week" is what the report before gave for its own week, if that report
 * is a week older. "2 Weeks Ago" is the same when it is two weeks older, and
 * what it gave for the week before when it is one week older. A date is
 * compared with the dates that head the columns there.
 */
export function expectedLast(
  { now, last, columns }: PublishedRow,
  { kind, note, day, publishedDay }: Column,
): ExpectedLast {
  const [current, earlier] = [now ? [now] : [], last ? [last] : []];
  const either = { figures: [...current, ...earlier], doubt: null };
  const weeks = day === null || publishedDay === null ? null : Math.round((day - publishedDay) / 7);
  if (weeks !== null && (weeks < 0 || weeks > 8)) return { ...either, doubt: `the reports are ${weeks} weeks apart` };
  if (/\bago\b/i.test(note)) return { ...either, doubt: 'it says of itself that it is older' };
  if (kind?.kind === 'time') return atTime(kind.time, { columns, current, earlier });

  const ago = kind?.kind === 'previous' ? kind.weeks : null;
  if (ago === null || ago === weeks || (ago === 1 && weeks === null)) return { figures: current, doubt: null };
  if (weeks === null) return either;
  if (ago === weeks + 1) return { figures: [...earlier, ...current], doubt: null };
  return { ...either, doubt: `the reports are ${weeks} weeks apart, and the column says ${ago}` };
}

function atTime(
  time: number,
  { columns, current, earlier }: { columns: PublishedRow['columns']; current: Figure[]; earlier: Figure[] },
): ExpectedLast {
  const timeOf = (column: PublishedRow['columns']['last']) =>
    column?.kind.kind === 'time' ? column.kind.time % 372 : null;
  if (timeOf(columns.now) === time % 372) return { figures: current, doubt: null };
  if (timeOf(columns.last) === time % 372) return { figures: earlier, doubt: null };
  const isDated = timeOf(columns.now) !== null;
  return {
    figures: [...current, ...earlier],
    doubt: isDated ? 'the previous report has no column of that date' : null,
  };
}

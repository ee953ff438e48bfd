import { difference, signOf } from '../metrics/difference.ts';
import { formatMetricValue, type MetricValue } from '../metrics/metric-value.ts';
import type { CalendarDay } from '../metrics/zoned-day.ts';

/** A metric's whole published history, oldest first; the last value is that of the report being written. Null was missing. */
export interface MetricHistory {
  key: string;
  label: string;
  values: ReadonlyArray<{ weekEnd: CalendarDay; value: MetricValue | null }>;
}

/** Something true about a metric that its editor may want to say. */
export interface Observation {
  key: string;
  kind: 'streak' | 'first' | 'record';
  text: string;
}

interface Point {
  weekEnd: CalendarDay;
  value: MetricValue;
}

const STREAK_FROM = 3;
const RECORD_FROM = 5;

/**
 * Streaks, firsts and records that the latest values make. Only published
 * values count: across a missing one nothing is assumed, so it ends a streak.
 */
export function observations(histories: readonly MetricHistory[]): Observation[] {
  return histories.flatMap((history) => {
    if (history.values.at(-1)?.value == null) return [];
    const texts = { streak: streak(history), first: first(history), record: record(history) };
    const kinds = ['streak', 'first', 'record'] as const;
    return kinds.flatMap((kind) => (texts[kind] === null ? [] : [{ key: history.key, kind, text: texts[kind] }]));
  });
}

/** "Discord fell in each of the last 4 reports." */
function streak({ label, values }: MetricHistory): string | null {
  const gap = values.findLastIndex(({ value }) => value === null);
  const signs = changes(points(values.slice(gap + 1)));
  const latest = signs.at(-1) ?? 0;
  const length = signs.length - 1 - signs.findLastIndex((sign) => sign !== latest);
  if (latest === 0 || length < STREAK_FROM) return null;
  return `${label} ${latest > 0 ? 'rose' : 'fell'} in each of the last ${length} reports.`;
}

/** "Twitter fell for the first time since Feb 14, 2021": every earlier change went up or stood still. */
function first({ label, values }: MetricHistory): string | null {
  const published = points(values);
  const signs = changes(published);
  const latest = signs.at(-1) ?? 0;
  const earlier = signs.slice(0, -1);
  if (latest === 0 || earlier.length < STREAK_FROM || earlier.includes(latest)) return null;
  return `${label} ${latest > 0 ? 'rose' : 'fell'} for the first time since our figures begin (${published[0]?.weekEnd}).`;
}

/** The highest or lowest value ever, unless the one before was that too: a steady climb is a streak. */
function record({ label, values }: MetricHistory): string | null {
  const published = points(values);
  const latest = published.at(-1);
  if (latest === undefined || published.length < RECORD_FROM) return null;
  const [side, before] = [extreme(published), extreme(published.slice(0, -1))];
  if (side === null || side === before) return null;
  return `${label} is at its ${side} since our figures begin (${published[0]?.weekEnd}): ${formatMetricValue(latest.value)}.`;
}

/** Whether the last point is above, or below, all the others. */
function extreme(published: Point[]): 'highest' | 'lowest' | null {
  const latest = published.at(-1);
  if (latest === undefined) return null;
  const signs = published.slice(0, -1).map(({ value }) => signOf(difference(latest.value, value)));
  if (signs.every((sign) => sign > 0)) return 'highest';
  return signs.every((sign) => sign < 0) ? 'lowest' : null;
}

function points(values: MetricHistory['values']): Point[] {
  return values.flatMap(({ weekEnd, value }) => (value === null ? [] : [{ weekEnd, value }]));
}

/** The sign of each change from one published value to the next. */
function changes(published: Point[]): number[] {
  return published.slice(1).map(({ value }, index) => signOf(difference(value, published[index]?.value ?? value)));
}

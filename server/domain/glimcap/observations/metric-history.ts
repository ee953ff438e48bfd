import { difference, signOf } from '../../metrics/difference.ts';
import { amountOf } from '../../metrics/metric-unit.ts';
import type { MetricValue } from '../../metrics/metric-value.ts';
import { type CalendarDay, daysBetween } from '../../metrics/zoned-day.ts';

/** A metric's whole published history, oldest first; the last value is that of the report being written. Null was missing. */
export interface MetricHistory {
  key: string;
  label: string;
  values: ReadonlyArray<{ weekEnd: CalendarDay; value: MetricValue | null }>;
}

/** A value that was published, and the Sunday of its week. */
export interface Point {
  weekEnd: CalendarDay;
  value: MetricValue;
}

/** From one published value to the next one that was published. */
export interface Step {
  from: Point;
  to: Point;
  sign: number;
  /** `|to − from|`: things, minor units, seconds or basis points. */
  size: bigint;
  /** Whether the two are a week apart, with no report without a figure between them. */
  isWeekly: boolean;
}

/** The values that are there, oldest first. */
export function pointsOf({ values }: MetricHistory): Point[] {
  return values.flatMap(({ weekEnd, value }) => (value === null ? [] : [{ weekEnd, value }]));
}

/** Every step from one published value to the next, oldest first; across missing ones too. */
export function stepsOf(history: MetricHistory): Step[] {
  const points = pointsOf(history);
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [step(from, to)] : [];
  });
}

function step(from: Point, to: Point): Step {
  const change = difference(to.value, from.value);
  const amount = amountOf(change);
  return {
    from,
    to,
    sign: signOf(change),
    size: amount < 0n ? -amount : amount,
    isWeekly: daysBetween(from.weekEnd, to.weekEnd) === 7,
  };
}

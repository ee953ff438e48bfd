import type { CalendarDay } from '../zoned-day.ts';
import { describeCoverage } from './describe-coverage.ts';
import type { TrafficDay } from './traffic-day.ts';

/** Views, and visitors as the sum of each day's: a browser is known for one day only. */
export interface TrafficTotal {
  views: number;
  visitors: number;
}

/** Seven days from Monday. */
export interface TrafficWeek {
  from: CalendarDay;
  to: CalendarDay;
  days: TrafficDay[];
  /** All that was counted; null when nothing was. */
  total: TrafficTotal | null;
  /** Whether each day was counted from midnight to midnight. Only then do the figures stand for the week. */
  isWhole: boolean;
  /** What is missing, in words; null for a whole week. */
  note: string | null;
}

/** A week beside the one before it. */
export interface TrafficComparison {
  current: TrafficWeek;
  previous: TrafficWeek;
  /** Whole against whole; null when either is a part-week. */
  change: TrafficTotal | null;
  /** Like for like where there is no `change`: the same weekdays, whole in both weeks. Null when there are none. */
  sameDays: { days: CalendarDay[]; current: TrafficTotal; previous: TrafficTotal } | null;
}

/** @param days of both weeks, oldest first: fourteen, from a Monday on */
export function compareWeeks(days: readonly TrafficDay[]): TrafficComparison {
  if (days.length !== 14) throw new RangeError(`two weeks have 14 days, not ${days.length}`);
  const [previous, current] = [trafficWeek(days.slice(0, 7)), trafficWeek(days.slice(7))];
  const isComparable = current.isWhole && previous.isWhole;
  return {
    current,
    previous,
    change: isComparable ? difference(sum(current.days), sum(previous.days)) : null,
    sameDays: isComparable ? null : sameDays(current.days, previous.days),
  };
}

function trafficWeek(days: TrafficDay[]): TrafficWeek {
  const [first, last] = [days.at(0), days.at(-1)];
  return {
    from: first?.day ?? '',
    to: last?.day ?? '',
    days,
    total: days.some(({ views }) => views !== null) ? sum(days) : null,
    isWhole: days.every(({ coverage }) => coverage === 'whole'),
    note: describeCoverage(days),
  };
}

function sameDays(current: readonly TrafficDay[], previous: readonly TrafficDay[]): TrafficComparison['sameDays'] {
  const pairs = current.flatMap((day, index) => {
    const before = previous[index];
    return day.coverage === 'whole' && before?.coverage === 'whole' ? [{ day, before }] : [];
  });
  if (pairs.length === 0) return null;
  return {
    days: pairs.map(({ day }) => day.day),
    current: sum(pairs.map(({ day }) => day)),
    previous: sum(pairs.map(({ before }) => before)),
  };
}

function sum(days: readonly TrafficDay[]): TrafficTotal {
  return {
    views: days.reduce((total, { views }) => total + (views ?? 0), 0),
    visitors: days.reduce((total, { visitors }) => total + (visitors ?? 0), 0),
  };
}

function difference(a: TrafficTotal, b: TrafficTotal): TrafficTotal {
  return { views: a.views - b.views, visitors: a.visitors - b.visitors };
}

import type { CalendarDay } from '../metrics/zoned-day.ts';

/** A period as the finance table heads it: `Apr 1st-25th`, or `Mar 29th-Apr 4th` across months. */
export function periodLabel(from: CalendarDay, to: CalendarDay): string {
  const [start, end] = [partsOf(from), partsOf(to)];
  if (from === to) return `${start.month} ${start.day}`;
  if (start.year !== end.year) return `${start.month} ${start.day}, ${start.year}-${end.month} ${end.day}, ${end.year}`;
  return `${start.month} ${start.day}-${start.month === end.month ? '' : `${end.month} `}${end.day}`;
}

function partsOf(day: CalendarDay): { year: number; month: string; day: string } {
  const date = new Date(`${day}T00:00:00Z`);
  const month = date.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
  return { year: date.getUTCFullYear(), month, day: ordinal(date.getUTCDate()) };
}

function ordinal(day: number): string {
  const suffixes = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${day}${suffixes[new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day)]}`;
}

import { DomainError } from '../errors.ts';
import { type DayWindow, dayWindow } from '../metrics/week-window.ts';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Finance covers its month from the 1st through the Sunday that ends the reported week. */
export function monthToDate(lastDay: CalendarDay, timeZone: string): DayWindow {
  return dayWindow(`${lastDay.slice(0, 8)}01`, lastDay, timeZone);
}

/** @param month `2021-04` */
export function lastDayOfMonth(month: string): CalendarDay {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/**
 * The last day of a month that can be known: its own, or yesterday in the running one, since today is not over; on
 * the 1st that is the 1st itself.
 * @param month `2021-04`
 * @throws DomainError invalid `month_unknown` for what is no month from 2000 on, or has not begun
 */
export function lastKnownDay(month: string, today: CalendarDay): CalendarDay {
  if (!MONTH.test(month) || month < '2000-01' || month > today.slice(0, 7)) {
    throw new DomainError('invalid', 'month_unknown', 'A month is written such as 2021-04, and has begun.');
  }
  if (!today.startsWith(month)) return lastDayOfMonth(month);
  return today.endsWith('-01') ? today : addDays(today, -1);
}

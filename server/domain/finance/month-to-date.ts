import { type DayWindow, dayWindow } from '../metrics/week-window.ts';
import type { CalendarDay } from '../metrics/zoned-day.ts';

/** Finance covers its month from the 1st through the Sunday that ends the reported week. */
export function monthToDate(lastDay: CalendarDay, timeZone: string): DayWindow {
  return dayWindow(`${lastDay.slice(0, 8)}01`, lastDay, timeZone);
}

/** @param month `2021-04` */
export function lastDayOfMonth(month: string): CalendarDay {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

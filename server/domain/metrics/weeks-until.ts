import { type DayWindow, dayWindow } from './week-window.ts';
import { addDays } from './zoned-day.ts';

/** `count` weeks that end with `last`, oldest first. */
export function weeksUntil(last: DayWindow, count: number, timeZone: string): DayWindow[] {
  return Array.from({ length: count }, (_, index) => {
    const days = (index - count + 1) * 7;
    return days === 0 ? last : dayWindow(addDays(last.from, days), addDays(last.to, days), timeZone);
  });
}

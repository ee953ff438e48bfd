import type { DayWindow } from './week-window.ts';
import { addDays, dayAt, isoWeekday, startOfDay } from './zoned-day.ts';

/** The running ISO week in `timeZone`, from its Monday until `now`. */
export function weekSoFar(now: Date, timeZone: string): DayWindow {
  const today = dayAt(now, timeZone);
  const monday = addDays(today, 1 - isoWeekday(today));
  return { from: monday, to: today, startsAt: startOfDay(monday, timeZone), endsAt: now };
}

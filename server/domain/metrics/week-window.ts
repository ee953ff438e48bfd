import { addDays, type CalendarDay, dayAt, isoWeekday, startOfDay } from './zoned-day.ts';

/** A run of whole local days: the days as people name them, and the instants that queries need. */
export interface DayWindow {
  /** First day. */
  from: CalendarDay;
  /** Last day, inclusive. */
  to: CalendarDay;
  /** The first instant inside. */
  startsAt: Date;
  /** The first instant after it: exclusive, so that windows join without overlap. */
  endsAt: Date;
}

/**
 * The ISO week (Monday to Sunday) that ended last Sunday in `timeZone`. On a
 * Sunday that is the week before: a week is reported when it is over.
 */
export function weekWindow(now: Date, timeZone: string): DayWindow {
  const today = dayAt(now, timeZone);
  const lastSunday = addDays(today, -isoWeekday(today));
  return dayWindow(addDays(lastSunday, -6), lastSunday, timeZone);
}

/** The window of the local days `from` to `to`, both included. */
export function dayWindow(from: CalendarDay, to: CalendarDay, timeZone: string): DayWindow {
  return { from, to, startsAt: startOfDay(from, timeZone), endsAt: startOfDay(addDays(to, 1), timeZone) };
}

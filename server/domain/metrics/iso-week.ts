import { addDays, type CalendarDay, isoWeekday } from './zoned-day.ts';

const FORM = /^(\d{4})-W(\d{2})$/;

/**
 * The Sunday that ends an ISO 8601 week written `2026-W47`.
 * @returns null for another form, or a week that its year does not have
 */
export function sundayOfIsoWeek(text: string): CalendarDay | null {
  const [, year, week] = FORM.exec(text) ?? [];
  if (year === undefined || week === undefined || Number(week) === 0) return null;
  const sunday = addDays(firstMonday(Number(year)), 7 * Number(week) - 1);
  return isoWeek(sunday) === text ? sunday : null;
}

/** The ISO 8601 week of a day, `2026-W47`. Its year is that of the week's Thursday. */
export function isoWeek(day: CalendarDay): string {
  const thursday = addDays(day, 4 - isoWeekday(day));
  const year = Number(thursday.slice(0, 4));
  const days = (Date.parse(thursday) - Date.parse(firstMonday(year))) / 86_400_000;
  return `${String(year).padStart(4, '0')}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** Week 1 is the one with January 4th in it. */
function firstMonday(year: number): CalendarDay {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(fourth, 1 - isoWeekday(fourth));
}

import type { CalendarDay } from './zoned-day.ts';

/** A week on a chart's axis, by its Sunday: `Apr 25`. */
export function weekLabel(sunday: CalendarDay, locale = 'en-US'): string {
  const options = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${sunday}T00:00:00Z`).toLocaleDateString(locale, options);
}

import { type CalendarDay, daysBetween } from '../metrics/zoned-day.ts';

/** How the report names the week that it compares with. */
export interface PreviousWeek {
  /** As a column heading: `Last Week`, `2 Weeks Ago`, `Apr 11, 2021`. */
  heading: string;
  /** Inside a sentence: `last week`, `2 weeks ago`, `on Apr 11, 2021`. */
  phrase: string;
}

const LAST_WEEK: PreviousWeek = { heading: 'Last Week', phrase: 'last week' };
const MOST_WEEKS_COUNTED = 8;

/**
 * Names the week last published, seen from the week that is reported. Weeks
 * that were skipped are counted; what is no whole number of weeks, or long ago, gets its date.
 * Without both days the reports are taken to be a week apart.
 */
export function previousWeek(weekEnd?: CalendarDay, previousWeekEnd?: CalendarDay): PreviousWeek {
  if (weekEnd === undefined || previousWeekEnd === undefined) return LAST_WEEK;
  const weeks = daysBetween(previousWeekEnd, weekEnd) / 7;
  if (weeks === 1) return LAST_WEEK;
  if (Number.isInteger(weeks) && weeks > 1 && weeks <= MOST_WEEKS_COUNTED)
    return { heading: `${weeks} Weeks Ago`, phrase: `${weeks} weeks ago` };

  const date = formatDay(previousWeekEnd);
  return { heading: date, phrase: `on ${date}` };
}

/** `Apr 25, 2021`. */
function formatDay(day: CalendarDay): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
}

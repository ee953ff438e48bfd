import { startOfDay } from '../metrics/zoned-day.ts';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * When an entry happened, as people write it: a day, which begins at midnight in `timeZone`, or a time with its offset.
 * @returns null for anything else, also for a day that no month has
 */
export function readEntryTime(text: string, timeZone: string): Date | null {
  if (DAY.test(text)) return isRealDay(text) ? startOfDay(text, timeZone) : null;
  const day = TIME.exec(text)?.[1];
  return day !== undefined && isRealDay(day) ? new Date(text) : null;
}

/** `Date` rolls 30 February over to March. */
function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

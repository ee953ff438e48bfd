/** A calendar day, `2021-04-25`, without a time or a zone. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that a clock on the wall in `timeZone` shows at `instant`. */
export function dayAt(instant: Date, timeZone: string): CalendarDay {
  return new Date(wallClockMs(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/**
 * The first instant of a day in `timeZone`. That is local midnight, except where
 * the clocks skip it (the day then starts at 01:00) or show it twice (the first one counts).
 */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  return instantAt(day, 0, timeZone);
}

/** When a clock on the wall in `timeZone` first shows so many minutes past midnight; when it skips them, as much later. */
export function instantAt(day: CalendarDay, minutes: number, timeZone: string): Date {
  const shownMs = epochDayMs(day) + minutes * 60_000;
  // Every zone is within a day of UTC, so these two offsets surround any change of clocks at this moment.
  const candidates = [shownMs - DAY_MS, shownMs + DAY_MS]
    .map((nearbyMs) => shownMs - (wallClockMs(nearbyMs, timeZone) - nearbyMs))
    .filter((candidateMs) => wallClockMs(candidateMs, timeZone) >= shownMs);
  return new Date(Math.min(...candidates));
}

/** The calendar day `days` later (earlier, when negative). */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(epochDayMs(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (epochDayMs(to) - epochDayMs(from)) / DAY_MS;
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export function isoWeekday(day: CalendarDay): number {
  return new Date(epochDayMs(day)).getUTCDay() || 7;
}

function epochDayMs(day: CalendarDay): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms;
}

/** The wall clock's reading as if it were UTC. Node 24 has no Temporal, so Intl is asked. */
export function wallClockMs(instantMs: number, timeZone: string): number {
  const part = Object.fromEntries(
    wallClockFormat(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Making a format takes a hundred times as long as using it. */
function wallClockFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

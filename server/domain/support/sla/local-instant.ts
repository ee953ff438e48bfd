import { type CalendarDay, wallClockMs } from '../../metrics/zoned-day.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The first instant at which the clocks of a zone show `minutes` after the midnight that begins `day`, or more.
 * What the clocks skip is the moment of the skip; what they show twice is its first time. So it never runs backwards:
 * of two times on the wall the later one is never the earlier instant.
 */
export function localInstant(day: CalendarDay, minutes: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  // Every zone is within a day of UTC, so the offsets a day before and after surround a change of clocks.
  const [early = wall, late = wall] = [wall - DAY_MS, wall + DAY_MS]
    .map((nearby) => wall - (wallClockMs(nearby, timeZone) - nearby))
    .sort((a, b) => a - b);
  if (wallClockMs(early, timeZone) >= wall) return early;
  return wallClockMs(late, timeZone) === wall ? late : skipBetween(early, late, { wall, timeZone });
}

/** Clocks change on whole seconds. */
function skipBetween(before: number, after: number, { wall, timeZone }: { wall: number; timeZone: string }): number {
  let [low, high] = [before, after];
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (wallClockMs(middle, timeZone) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

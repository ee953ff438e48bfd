import { type CalendarDay, dayAt } from '../zoned-day.ts';
import { startOfHour } from '../zoned-hour.ts';

const MINUTE_MS = 60_000;
/** Every zone is a multiple of this off UTC, so local hours and days begin at one of its edges. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Where an instant falls on the local calendar. */
export interface LocalHour {
  day: CalendarDay;
  /** The first instant of its hour. An hour that the clocks show twice is two hours. */
  hour: Date;
  /** 0 to 59. */
  minute: number;
}

/** Tells the local hour of each of many instants; as most are of the same quarter of an hour, the zone is asked once for each. */
export function localHours(timeZone: string): (at: Date) => LocalHour {
  const known = new Map<number, Omit<LocalHour, 'minute'>>();
  return (at) => {
    const quarter = Math.floor(at.getTime() / QUARTER_MS);
    const place = known.get(quarter) ?? { day: dayAt(at, timeZone), hour: startOfHour(at, timeZone) };
    known.set(quarter, place);
    return { ...place, minute: Math.floor((at.getTime() - place.hour.getTime()) / MINUTE_MS) };
  };
}

import type { CalendarDay } from '../../metrics/zoned-day.ts';

/** A time of work within a day, in minutes after local midnight. Where `to` is not later than `from` it ends the next day. */
export interface Shift {
  from: number;
  /** At most 1,440, which is the midnight that ends the day. */
  to: number;
}

/** When somebody of the support team is there. */
export interface WorkingHours {
  /** An IANA name, as `Europe/Berlin`: a shift begins and ends when the clocks there say so. */
  timeZone: string;
  /** The shifts that begin on each day of the week: seven lists, Monday first. */
  week: readonly (readonly Shift[])[];
  /** Closed from local midnight to local midnight, even for a shift that began the evening before. */
  holidays: readonly CalendarDay[];
}

export const DAY_MINUTES = 1_440;

/** What counts where a guild has said nothing: every minute. */
export const ALWAYS: WorkingHours = {
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: DAY_MINUTES }]),
  holidays: [],
};

import type { CalendarDay } from '../zoned-day.ts';
import type { NamedTraffic } from './traffic.ts';

/** A day as another counter had it, its names as it writes them. */
export interface ImportedDay {
  day: CalendarDay;
  views: number;
  visitors: number;
  /** By path, and by referrer without its scheme (`t.co/x`). */
  pages: NamedTraffic[];
  referrers: NamedTraffic[];
}

import { type DayWindow, dayWindow, weekWindow } from '#domain/metrics/week-window.ts';
import { addDays, type CalendarDay, isoWeekday } from '#domain/metrics/zoned-day.ts';

/** A day of the demo, and how far the demo's time has gone. */
export interface DemoDay extends DayWindow {
  day: CalendarDay;
  /** Counts the days from 0. */
  index: number;
  /** How many days come after it. */
  left: number;
  /** Counts the weeks from 0. */
  week: number;
  /** Monday is 1. */
  weekday: number;
  /** How lively the community is, around 1. */
  liveliness: number;
}

/** A week without a report, a little after the middle: the column then says "2 Weeks Ago". */
const SKIPPED_SHARE = 0.55;
const WAVE_DAYS = 190;

/** The weeks of the demo, the last of which ended last Sunday. One of them has no report, so there is one more than reports. */
export interface DemoSpan {
  days: DemoDay[];
  /** The Sundays, oldest first. */
  weekEnds: CalendarDay[];
  /** Which of them has no report. */
  skipped: CalendarDay;
}

export function demoSpan({ now, timeZone, reports }: { now: Date; timeZone: string; reports: number }): DemoSpan {
  const weeks = reports + 1;
  const last = weekWindow(now, timeZone).to;
  const weekEnds = Array.from({ length: weeks }, (_, week) => addDays(last, 7 * (week + 1 - weeks)));
  const first = addDays(last, 1 - 7 * weeks);
  const count = 7 * weeks;
  const days = Array.from({ length: count }, (_, index): DemoDay => {
    const day = addDays(first, index);
    return {
      ...dayWindow(day, day, timeZone),
      day,
      index,
      left: count - 1 - index,
      week: Math.floor(index / 7),
      weekday: isoWeekday(day),
      liveliness: liveliness(index, count),
    };
  });
  return { days, weekEnds, skipped: weekEnds[Math.floor(weeks * SKIPPED_SHARE)] ?? last };
}

/** It grows by a half over the demo, with a better and a worse season. */
function liveliness(index: number, count: number): number {
  return 0.8 + (0.4 * index) / count + 0.15 * Math.sin((2 * Math.PI * index) / WAVE_DAYS);
}

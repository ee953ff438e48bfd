import { addDays, type CalendarDay, dayAt, isoWeekday } from '../../metrics/zoned-day.ts';
import { localInstant } from './local-instant.ts';
import { DAY_MINUTES, type Shift, type WorkingHours } from './working-hours.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Whoever works so little that a time is not over by then will not see its end. */
const HORIZON_DAYS = 20 * 366;

/** From its first instant to the first one after it. */
interface Period {
  start: number;
  end: number;
}

/** Time as working hours count it. */
export interface WorkingCalendar {
  isOpen(at: Date): boolean;
  /** When somebody is there again; the same instant when somebody is, null when nobody ever is. */
  nextOpening(at: Date): Date | null;
  /** The milliseconds of work between two instants; 0 when the second is not the later one. */
  workingTimeBetween(from: Date, to: Date): number;
  /** The first instant until which `ms` of work have passed; null when that never comes. */
  addWorkingTime(at: Date, ms: number): Date | null;
}

/** Reads working hours as a calendar. Keep it while you count: it remembers the days that it has looked at. */
export function createWorkingCalendar(hours: WorkingHours): WorkingCalendar {
  const { timeZone } = hours;
  const shiftsOf = weekOfShifts(hours.week);
  const holidays = new Set(hours.holidays);
  const isAlways = holidays.size === 0 && shiftsOf.every(([first]) => first?.from === 0 && first.to === DAY_MINUTES);
  const isNever = shiftsOf.every((shifts) => shifts.length === 0);
  const known = new Map<CalendarDay, Period[]>();
  const midnights = new Map<CalendarDay, number>();

  return {
    isOpen: (at) => nextOpening(at)?.getTime() === at.getTime(),
    nextOpening,

    workingTimeBetween(from, to) {
      const [start, end] = [from.getTime(), to.getTime()];
      if (end <= start || isNever) return 0;
      if (isAlways) return end - start;
      let sum = 0;
      for (const period of periodsFrom(from)) {
        if (period.start >= end) break;
        sum += Math.max(0, Math.min(period.end, end) - Math.max(period.start, start));
      }
      return sum;
    },

    addWorkingTime(at, ms) {
      if (ms <= 0) return at;
      if (isNever) return null;
      if (isAlways) return new Date(at.getTime() + ms);
      let left = ms;
      for (const period of periodsFrom(at)) {
        const start = Math.max(period.start, at.getTime());
        const length = Math.max(0, period.end - start);
        if (left <= length) return new Date(start + left);
        left -= length;
      }
      return null;
    },
  };

  function nextOpening(at: Date): Date | null {
    if (isNever) return null;
    if (isAlways) return at;
    for (const { start, end } of periodsFrom(at)) {
      if (end > at.getTime()) return new Date(Math.max(start, at.getTime()));
    }
    return null;
  }

  /** The periods of work from an instant on, in order, perhaps with some that are over. */
  function* periodsFrom(at: Date): Generator<Period> {
    // Where midnight is shown twice, an instant of the new day may still bear the old one's date.
    const first = addDays(dayAt(at, timeZone), -1);
    for (let days = 0; days < HORIZON_DAYS; days += 1) yield* periodsOn(addDays(first, days));
  }

  function periodsOn(day: CalendarDay): Period[] {
    const before = known.get(day);
    if (before) return before;
    const periods = holidays.has(day) ? [] : toPeriods(day);
    known.set(day, periods);
    return periods;
  }

  function midnightOf(day: CalendarDay): number {
    const midnight = midnights.get(day) ?? localInstant(day, 0, timeZone);
    midnights.set(day, midnight);
    return midnight;
  }

  function toPeriods(day: CalendarDay): Period[] {
    const shifts = shiftsOf[isoWeekday(day) - 1] ?? [];
    if (shifts.length === 0) return [];
    const [midnight, next] = [midnightOf(day), midnightOf(addDays(day, 1))];
    const isPlain = next - midnight === DAY_MS;
    const instantOf = (minutes: number) =>
      isPlain ? midnight + minutes * MINUTE_MS : localInstant(day, minutes, timeZone);
    return shifts
      .map(({ from, to }) => ({ start: instantOf(from), end: instantOf(to) }))
      .filter(({ start, end }) => end > start);
  }
}

/** What is worked on each day of the week: with the rest of the evening before, in order, without overlap. */
function weekOfShifts(week: WorkingHours['week']): Shift[][] {
  return Array.from({ length: 7 }, (_, index) => {
    const evening = week[(index + 6) % 7] ?? [];
    const rest = evening.filter(isOvernight).map(({ to }) => ({ from: 0, to }));
    const own = (week[index] ?? []).map((shift) =>
      isOvernight(shift) ? { from: shift.from, to: DAY_MINUTES } : shift,
    );
    return merge([...rest, ...own].filter(({ from, to }) => to > from));
  });
}

function isOvernight({ from, to }: Shift): boolean {
  return to <= from;
}

function merge(shifts: Shift[]): Shift[] {
  const merged: Shift[] = [];
  for (const shift of shifts.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && shift.from <= last.to) last.to = Math.max(last.to, shift.to);
    else merged.push({ ...shift });
  }
  return merged;
}

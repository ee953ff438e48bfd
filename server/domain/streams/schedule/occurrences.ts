import { addDays, type CalendarDay, dayAt, daysBetween, instantAt } from '../../metrics/zoned-day.ts';

const WEEK = 7;
const MINUTE_MS = 60_000;

/** When something is planned, on its streamer's clock. */
export interface Plan {
  day: CalendarDay;
  startMinute: number;
  lengthMinutes: number;
  isWeekly: boolean;
  timeZone: string;
}

/** One time that a plan takes place. The day names it: a plan has one a day at most. */
export interface Occurrence {
  day: CalendarDay;
  startsAt: Date;
  endsAt: Date;
}

/** What of a plan is not over at `from` and begins before `to`, earliest first. It lasts as long as was said, whatever clocks do. */
export function occurrencesOf(plan: Plan, { from, to }: { from: Date; to: Date }): Occurrence[] {
  const found: Occurrence[] = [];
  let next = occurrenceOn(plan.isWeekly ? firstDayNear(plan, from) : plan.day, plan);
  while (next.startsAt < to) {
    if (next.endsAt > from) found.push(next);
    if (!plan.isWeekly) break;
    next = occurrenceOn(addDays(next.day, WEEK), plan);
  }
  return found;
}

/** The last day of a weekly plan that may still be going on, or its first. */
function firstDayNear(plan: Plan, from: Date): CalendarDay {
  const weeks = Math.floor(daysBetween(plan.day, dayAt(from, plan.timeZone)) / WEEK) - 1;
  return addDays(plan.day, Math.max(0, weeks) * WEEK);
}

function occurrenceOn(day: CalendarDay, { startMinute, lengthMinutes, timeZone }: Plan): Occurrence {
  const startsAt = instantAt(day, startMinute, timeZone);
  return { day, startsAt, endsAt: new Date(startsAt.getTime() + lengthMinutes * MINUTE_MS) };
}

import type { Metric } from './metric.entity.ts';
import { addDays, type CalendarDay, dayAt, isoWeekday, startOfDay } from './zoned-day.ts';

/** Sources are looked at hourly, so nothing is later in its day than this: the last look. */
const LAST_LOOK_MS = 60 * 60_000;

interface Look {
  cadence: Metric['cadence'];
  /** When the metric was last sampled. */
  lastAt: Date | null;
  /** The moment of the look. */
  at: Date;
  timeZone: string;
}

/**
 * Whether a metric is to be sampled. A daily one is sampled early, so that its day has a figure whatever happens
 * later, and once more just before the day ends: on a Sunday that is the week's. A weekly one likewise in its week.
 */
export function isDue({ cadence, lastAt, at, timeZone }: Look): boolean {
  if (cadence === 'hourly' || lastAt === null) return true;
  const today = dayAt(at, timeZone);
  const first = cadence === 'daily' ? today : mondayOf(today);
  const endsAt = startOfDay(addDays(first, cadence === 'daily' ? 1 : 7), timeZone);
  const isLastLook = endsAt.getTime() - at.getTime() < LAST_LOOK_MS;
  return isLastLook || lastAt < startOfDay(first, timeZone);
}

function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - isoWeekday(day));
}

import { DomainError } from '../../errors.ts';
import { type DayWindow, dayWindow } from '../../metrics/week-window.ts';
import { addDays, type CalendarDay, dayAt, daysBetween } from '../../metrics/zoned-day.ts';

/** Four weeks. */
const DEFAULT_DAYS = 28;
const MAX_DAYS = 732;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The days that figures are about: what is left out are the last four weeks, today included.
 * @throws DomainError invalid `stats_days_invalid`
 */
export function statsDays(
  { from, to }: { from?: CalendarDay | undefined; to?: CalendarDay | undefined },
  { now, timeZone }: { now: Date; timeZone: string },
): DayWindow {
  const last = to === undefined ? dayAt(now, timeZone) : requireDay(to);
  const first = from === undefined ? addDays(last, 1 - DEFAULT_DAYS) : requireDay(from);
  const days = daysBetween(first, last) + 1;
  if (days >= 1 && days <= MAX_DAYS) return dayWindow(first, last, timeZone);
  throw invalid('Choose a first day that is not after the last one, and at most two years.', { context: 'order' });
}

function requireDay(text: string): CalendarDay {
  if (DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)) return text;
  throw invalid(`“${text.slice(0, 20)}” is no day. Write it as year-month-day, like 2026-03-08.`, {
    context: 'day',
    day: text.slice(0, 20),
  });
}

function invalid(sentence: string, values: Record<string, string>): DomainError {
  return new DomainError('invalid', 'stats_days_invalid', sentence, values);
}

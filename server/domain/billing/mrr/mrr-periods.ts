import { DomainError } from '../../errors.ts';
import { addDays, type CalendarDay, isoWeekday } from '../../metrics/zoned-day.ts';

export const MRR_STEPS = ['week', 'month'] as const;
export type MrrStep = (typeof MRR_STEPS)[number];

/** As many bars as a chart holds. */
const PERIODS_MAX = 60;
const FIRST_DAY = '2000-01-01';
/** What is shown when nobody chose. */
const DEFAULT_PERIODS = { week: 13, month: 12 } as const satisfies Record<MrrStep, number>;

/** Days as people choose them, both included. */
export interface ChosenDays {
  from?: CalendarDay | undefined;
  to?: CalendarDay | undefined;
}

/** Whole days, both included. */
export interface MrrPeriod {
  from: CalendarDay;
  to: CalendarDay;
}

/**
 * The weeks or months that chosen days touch, oldest first; the first and last are cut where the choice is, and nothing
 * goes beyond today.
 * @throws DomainError invalid `mrr_period_invalid`
 */
export function mrrPeriods({ from, to }: ChosenDays, step: MrrStep, today: CalendarDay): MrrPeriod[] {
  const last = to === undefined || to > today ? today : to;
  const first = from ?? firstBefore(last, step);
  if (first < FIRST_DAY || first > last) {
    throw new DomainError(
      'invalid',
      'mrr_period_invalid',
      'A period begins on or before its last day and before tomorrow.',
    );
  }
  const periods: MrrPeriod[] = [];
  for (let day = first; day <= last && periods.length <= PERIODS_MAX; ) {
    const end = endOf(day, step);
    periods.push({ from: day, to: earlier(end, last) });
    day = addDays(end, 1);
  }
  if (periods.length <= PERIODS_MAX) return periods;
  const sentence = `That is more than ${PERIODS_MAX} ${step}s. Choose fewer days${step === 'week' ? ', or months' : ''}.`;
  throw new DomainError('invalid', 'mrr_period_invalid', sentence);
}

function firstBefore(last: CalendarDay, step: MrrStep): CalendarDay {
  let first = startOf(last, step);
  for (let count = 1; count < DEFAULT_PERIODS[step]; count += 1) first = startOf(addDays(first, -1), step);
  return first;
}

function startOf(day: CalendarDay, step: MrrStep): CalendarDay {
  return step === 'week' ? addDays(day, 1 - isoWeekday(day)) : `${day.slice(0, 8)}01`;
}

function endOf(day: CalendarDay, step: MrrStep): CalendarDay {
  if (step === 'week') return addDays(day, 7 - isoWeekday(day));
  return addDays(`${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`, -1);
}

function earlier(one: CalendarDay, other: CalendarDay): CalendarDay {
  if (one < other) return one;
  return other;
}

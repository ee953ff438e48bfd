import type { Clock } from '../../clock.ts';
import { addDays, type CalendarDay, dayAt, startOfDay } from '../../metrics/zoned-day.ts';
import type { Mrr } from './mrr.ts';
import { type ChosenDays, type MrrPeriod, type MrrStep, mrrPeriods } from './mrr-periods.ts';
import type { MrrReport } from './mrr-report.ts';

/** A week or month with what moved in it. */
export interface MrrOfPeriod extends MrrPeriod {
  report: MrrReport;
  /** Not over yet. */
  isRunning: boolean;
  /** False before the first subscription that is known: there a 0 says nothing. */
  isKnown: boolean;
}

/** MRR over some days, period by period and as one. */
export interface MrrOverview {
  step: MrrStep;
  from: CalendarDay;
  to: CalendarDay;
  /** In the reporting currency, oldest first. */
  periods: MrrOfPeriod[];
  /** The same days as one period: its churn is not the sum of the parts'. */
  whole: MrrReport;
  /** Other currencies over the same days, apart, since no rate is ours to invent. */
  others: MrrReport[];
}

interface Parts {
  clock: Clock;
  mrr: Pick<Mrr, 'series' | 'report' | 'firstEventAt'>;
  timeZone: string;
}

/** Recurring revenue as staff look at it, with what moved it. */
export class MrrBoard {
  readonly #clock: Clock;
  readonly #mrr: Parts['mrr'];
  readonly #timeZone: string;

  constructor({ clock, mrr, timeZone }: Parts) {
    this.#clock = clock;
    this.#mrr = mrr;
    this.#timeZone = timeZone;
  }

  /**
   * @returns null where no subscription is known from before the last day's end, which is not the same as 0
   * @throws DomainError invalid `mrr_period_invalid`
   */
  async overview(days: ChosenDays, step: MrrStep): Promise<MrrOverview | null> {
    const now = this.#clock.now();
    const today = dayAt(now, this.#timeZone);
    const periods = mrrPeriods(days, step, today);
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last) return null;
    const startsAt = startOfDay(first.from, this.#timeZone);
    const ends = periods.map(({ to }) => this.#endOf(to, now));
    const endsAt = ends.at(-1) ?? now;
    const firstEventAt = await this.#mrr.firstEventAt();
    if (!firstEventAt || firstEventAt >= endsAt) return null;

    const [{ reports }] = await this.#mrr.series([startsAt, ...ends]);
    const { report: whole, others } = await this.#mrr.report(startsAt, endsAt);
    return {
      step,
      from: first.from,
      to: last.to,
      periods: periods.flatMap((period, place) => {
        const report = reports[place];
        const isKnown = report !== undefined && report.to > firstEventAt;
        return report ? [{ ...period, report, isKnown, isRunning: period.to === today }] : [];
      }),
      whole,
      others,
    };
  }

  /** What is to come has not moved anything. */
  #endOf(day: CalendarDay, now: Date): Date {
    const end = startOfDay(addDays(day, 1), this.#timeZone);
    return end <= now ? end : new Date(now.getTime() + 1);
  }
}

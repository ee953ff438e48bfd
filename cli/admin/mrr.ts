import type { MrrReport } from '#domain/billing/mrr/mrr-report.ts';
import { addDays, type CalendarDay, dayAt, isoWeekday, startOfDay } from '#domain/metrics/zoned-day.ts';
import { moneyToJson } from '#domain/money.ts';
import { type AdminCommand, type AdminInput, optionalOption, UsageError } from './admin-command.ts';
import { calendarDay } from './entry-options.ts';

const MOST_DAYS = 3660;
/** Whether a period begins on a day. */
const CUTS: Record<string, (day: CalendarDay) => boolean> = {
  week: (day) => isoWeekday(day) === 1,
  month: (day) => day.endsWith('-01'),
};

/** MRR with what moved it and the churn of each period, by currency. */
export const mrr: AdminCommand = {
  name: 'mrr',
  usage: 'mrr [--from DAY] [--to DAY] [--by week|month] (default: this month, as one period)',
  positionals: 0,
  options: { from: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } },

  async run(input) {
    const { timeZone, domain } = input;
    const starts = periodStarts(input);
    const series = await domain.mrr.series(starts.map((day) => startOfDay(day, timeZone)));
    return {
      timeZone,
      currencies: series.map(({ currency, reports }) => ({
        currency,
        periods: reports.map((report) => periodJson(report, timeZone)),
      })),
    };
  },
};

/** The first day of each period, and the day after the last one. */
function periodStarts(input: AdminInput): CalendarDay[] {
  const today = dayAt(input.now(), input.timeZone);
  const to = calendarDay(input, optionalOption(input, 'to') ?? today);
  const from = calendarDay(input, optionalOption(input, 'from') ?? `${to.slice(0, 7)}-01`);
  const by = optionalOption(input, 'by');
  const isCut = by === undefined ? () => false : CUTS[by];
  if (!isCut) throw new UsageError(`--by is week or month, not "${by}"`);
  if (from > to) throw new UsageError('--from must not be after --to');
  if (addDays(from, MOST_DAYS) < to) throw new UsageError(`--from is ${MOST_DAYS} days before --to at most`);
  const starts = [from];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isCut(day)) starts.push(day);
  return [...starts, addDays(to, 1)];
}

function periodJson({ from, to, start, end, movements, customers, churn }: MrrReport, timeZone: string): object {
  return {
    from: dayAt(from, timeZone),
    to: addDays(dayAt(to, timeZone), -1),
    start: moneyToJson(start),
    end: moneyToJson(end),
    movements: Object.fromEntries(Object.entries(movements).map(([kind, amount]) => [kind, moneyToJson(amount)])),
    customers,
    churn,
  };
}

import { lastDayOfMonth } from '#domain/finance/month-to-date.ts';
import { deriveStatement, type FinanceInputs } from '#domain/finance/statement.ts';
import { dayAt } from '#domain/metrics/zoned-day.ts';
import { moneyToJson } from '#domain/money.ts';
import { type AdminCommand, type AdminInput, optionalOption, UsageError, word } from './admin-command.ts';
import { calendarDay } from './entry-options.ts';

/** A month's money, whole or through a day, with where each figure is from and what contradicts it. */
export const statement: AdminCommand = {
  name: 'statement',
  usage: 'statement MONTH [--to DAY] (MONTH as 2021-04; a month that is not over goes to today)',
  positionals: 1,
  options: { to: { type: 'string' } },

  async run(input) {
    const { figures, restatements } = await input.domain.finances.statement(lastDay(input));
    const { title, provider, currency, period, provenance, findings = [] } = figures;
    return {
      title,
      provider,
      period,
      lines: lines(figures.inputs, currency),
      provenance,
      findings,
      restatements: restatements.map(({ printed, now, ...rest }) => ({
        ...rest,
        printed: moneyToJson(printed),
        now: moneyToJson(now),
      })),
    };
  },
};

function lastDay(input: AdminInput): string {
  const month = word(input, 0);
  calendarDay(input, `${month}-01`);
  const to = optionalOption(input, 'to');
  if (to === undefined) {
    const [end, today] = [lastDayOfMonth(month), dayAt(input.now(), input.timeZone)];
    return today.startsWith(month) && today < end ? today : end;
  }
  if (calendarDay(input, to).startsWith(month)) return to;
  throw new UsageError(`--to is a day of ${month}, not "${to}"`);
}

function lines(inputs: FinanceInputs, currency: string): object {
  const derived = Object.entries(deriveStatement(inputs));
  return Object.fromEntries(
    derived.map(([key, line]) => [key, 'minor' in line ? moneyToJson({ minor: line.minor, currency }) : null]),
  );
}

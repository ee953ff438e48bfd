import type { EntityManager } from '@mikro-orm/postgresql';
import { formatMoney } from '../format-money.ts';
import type { FinanceFigures } from '../glimcap/figures.ts';
import { figuresFromJson } from '../glimcap/figures-json.ts';
import { GlimcapReportSchema } from '../glimcap/glimcap-report.entity.ts';
import { addDays, type CalendarDay } from '../metrics/zoned-day.ts';
import type { Money } from '../money.ts';
import type { FinanceFinding } from './finance-finding.ts';
import type { Days } from './ledger-cover.ts';
import { lineLabel } from './line-label.ts';
import { periodLabel } from './period-label.ts';
import {
  deriveStatement,
  FINANCE_INPUTS,
  FINANCE_RESULTS,
  type FinanceInput,
  type FinanceResult,
} from './statement.ts';

/** A report is about a period that ends with its week, or within the days before its publication. */
const WEEK = 7;

/** The finance of a published report, as it was printed. */
export interface PrintedFinance {
  number: number;
  publishedAt: Date;
  figures: FinanceFigures;
}

/** A line that was printed and is now known to be otherwise. What was printed is kept. */
export interface Restatement {
  number: number;
  publishedAt: Date;
  period: { from: CalendarDay; to: CalendarDay };
  key: FinanceInput | FinanceResult;
  printed: Money;
  now: Money;
}

/** What published reports printed about any run of days inside a period, oldest first. */
export async function findPrinted(em: EntityManager, { from, to }: Days): Promise<PrintedFinance[]> {
  const reports = await em.find(
    GlimcapReportSchema,
    { state: 'published', weekEnd: { $gte: from, $lte: addDays(to, WEEK) } },
    { orderBy: { number: 'asc' } },
  );
  return reports.flatMap(({ number, publishedAt, draftedAt, figures: json }) => {
    const { finance } = figuresFromJson(json);
    const isInside = finance && finance.period.from >= from && finance.period.to <= to;
    return isInside ? [{ number, publishedAt: publishedAt ?? draftedAt, figures: finance }] : [];
  });
}

/** The lines whose printed amount is not what the figures of the very same days are now. */
export function restatementsOf({ number, publishedAt, figures }: PrintedFinance, now: FinanceFigures): Restatement[] {
  const { period, currency } = figures;
  if (currency !== now.currency) return [];
  const [then, today] = [deriveStatement(figures.inputs), deriveStatement(now.inputs)];
  return [...FINANCE_INPUTS, ...FINANCE_RESULTS].flatMap((key) => {
    const [was, is] = [then[key], today[key]];
    if ('missing' in was || 'missing' in is || was.minor === is.minor) return [];
    const printed = { minor: printedMinor(key, figures) ?? was.minor, currency };
    const { from, to } = period;
    return [{ number, publishedAt, period: { from, to }, key, printed, now: { minor: is.minor, currency } }];
  });
}

/** Inputs only: what follows from them follows. */
export function describeRestatements(restatements: readonly Restatement[], provider: string): FinanceFinding[] {
  return restatements.filter(isInput).map(({ number, publishedAt, period, key, printed, now }) => {
    const label = `${lineLabel(key, provider)} of ${periodLabel(period.from, period.to)}`;
    const day = publishedAt.toISOString().slice(0, 10);
    const text = `${label} is restated: printed as ${formatMoney(printed)} on ${day} in Part ${number}, now ${formatMoney(now)}.`;
    return { kind: 'restated', text };
  });
}

function printedMinor(key: FinanceInput | FinanceResult, { printed }: FinanceFigures): bigint | undefined {
  const result = FINANCE_RESULTS.find((each) => each === key);
  return result && printed[result];
}

function isInput({ key }: Restatement): boolean {
  return FINANCE_INPUTS.some((input) => input === key);
}

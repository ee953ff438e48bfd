import type { Report } from '#domain/glimcap/compile-report.ts';
import type { BotContext } from '../context.ts';
import { fitTable } from '../fit-table.ts';

/** What the tables may take of an embed's 6,000 characters; no report of ours comes near it. */
const METRICS_LENGTH = 1_800;
const FINANCE_LENGTH = 900;

type Words = Pick<BotContext, 'words'>;

/** The metrics of a report as a code block. */
export function metricsTable({ metrics, traffic, previousWeek }: Report, { words }: Words): string {
  const header = ['', words.glimcap('table.thisWeek'), previousWeek.heading, words.glimcap('table.difference')];
  const rows = [...metrics, traffic.pageViews].map(({ label, cells }) => [
    label,
    cells.current,
    cells.previous,
    cells.difference,
  ]);
  const more = (count: number) => words.glimcap('table.more', { count });
  return fitTable([header, ...rows], { length: METRICS_LENGTH, more });
}

/** The finance of a report as a code block, or null when it has none. */
export function financeTable({ finance }: Report, { words }: Words): string | null {
  if (!finance) return null;
  const rows = [[finance.title, finance.period.label], ...finance.rows.map(({ label, cell }) => [label, cell])];
  const more = (count: number) => words.glimcap('table.more', { count });
  return fitTable(rows, { length: FINANCE_LENGTH, more });
}

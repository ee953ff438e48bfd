import type { Report } from '#domain/glimcap/compile-report.ts';
import type { BotContext } from '../context.ts';
import { textTable } from '../text-table.ts';

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
  return textTable([header, ...rows]);
}

/** The finance of a report as a code block, or null when it has none. */
export function financeTable({ finance }: Report): string | null {
  if (!finance) return null;
  return textTable([[finance.title, finance.period.label], ...finance.rows.map(({ label, cell }) => [label, cell])]);
}

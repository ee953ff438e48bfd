import type { Report } from './compile-report.ts';
import type { FinanceTable } from './finance-table.ts';
import { escapeMarkdown, markdownTable } from './markdown-table.ts';
import { type MetricRow, MISSING } from './metric-row.ts';

/** The report as a Markdown file with YAML front matter, ending in a newline. */
export function reportMarkdown(report: Report): string {
  const sections = [
    frontMatter(report),
    `# Glimcap Part ${report.number}`,
    '# Metrics',
    metricsTable(report),
    '# Traffic',
    pageViewsSentence(report.traffic.pageViews),
    '# Financials',
    report.finance ? financeMarkdown(report.finance) : `${MISSING} (the figures hold no finance)`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** JSON strings are YAML strings. The date stays bare and as it was written, offset included. */
function frontMatter({ title, date, author }: Report): string {
  return ['---', `title: ${JSON.stringify(title)}`, `date: ${date}`, `author: ${JSON.stringify(author)}`, '---'].join(
    '\n',
  );
}

function metricsTable({ previousWeek, metrics }: Report): string {
  const rows = metrics.map(({ label, cells }) => [label, cells.current, cells.previous, cells.difference]);
  return markdownTable(['', 'This Week', previousWeek.heading, 'Diff'], rows);
}

function pageViewsSentence({ label, cells, missing, isNew, previousWeek }: MetricRow): string {
  const now = missing === null ? cells.current : `${MISSING} (${escapeMarkdown(missing)})`;
  if (isNew) return `${label}: ${now} this week.`;
  const change = missing === null ? `, ${cells.difference}` : '';
  return `${label}: ${now} this week, ${cells.previous} ${previousWeek.phrase}${change}.`;
}

function financeMarkdown({ title, period, rows }: FinanceTable): string {
  return markdownTable(
    [period.label, title],
    rows.map(({ label, cell }) => [label, cell]),
  );
}

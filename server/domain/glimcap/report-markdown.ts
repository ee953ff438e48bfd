import { formatMetricValue } from '../metrics/metric-value.ts';
import type { Report } from './compile-report.ts';
import type { FinanceTable } from './finance-table.ts';
import { escapeMarkdown, markdownTable } from './markdown-table.ts';
import { type MetricRow, MISSING } from './metric-row.ts';
import type { ProseSection } from './prose.ts';
import { resolveReferences } from './prose-references.ts';
import { roadmapMarkdown } from './roadmap/roadmap-markdown.ts';
import { winsMarkdown } from './wins/wins-markdown.ts';
import { yamlString } from './yaml-string.ts';

/** The report as a Markdown file with YAML front matter, ending in a newline. */
export function reportMarkdown(report: Report): string {
  const prose = (section: ProseSection): string[] => {
    const text = report.prose[section];
    return text === undefined ? [] : [resolveReferences(text, report).text];
  };
  const sections = [
    frontMatter(report),
    `# Glimcap Part ${report.number}`,
    ...prose('intro'),
    '# Metrics',
    metricsTable(report, report.metrics),
    ...gapsSentence(report.metrics),
    ...prose('metrics'),
    '# Traffic',
    trafficSentences(report.traffic),
    ...prose('traffic'),
    ...networksMarkdown(report, prose('networks')),
    '# Financials',
    report.finance ? financeMarkdown(report.finance) : `${MISSING} (the figures hold no finance)`,
    ...prose('financials'),
    ...roadmapMarkdown(report.roadmap),
    ...winsMarkdown(report.wins),
    ...prose('outro'),
    ...(report.support ? ['# Support', report.support] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The date stays bare and as it was written, offset included. */
function frontMatter({ title, date, author }: Report): string {
  return ['---', `title: ${yamlString(title)}`, `date: ${date}`, `author: ${yamlString(author)}`, '---'].join('\n');
}

function networksMarkdown(report: Report, prose: string[]): string[] {
  const { networks } = report;
  if (networks.length === 0 && prose.length === 0) return [];
  return [
    '# Networks',
    ...(networks.length > 0 ? [metricsTable(report, networks), ...gapsSentence(networks)] : []),
    ...prose,
  ];
}

function metricsTable({ previousWeek }: Report, of: readonly MetricRow[]): string {
  const rows = of.map(({ label, cells }) => [label, cells.current, cells.previous, cells.difference]);
  return markdownTable(['', 'This Week', previousWeek.heading, 'Diff'], rows);
}

/** Why there is no data, said once for all that lack it for the same reason. */
function gapsSentence(rows: readonly MetricRow[]): string[] {
  const byReason = Map.groupBy(
    rows.filter(({ missing }) => missing !== null),
    ({ missing }) => missing,
  );
  const gaps = [...byReason].map(([reason, those]) => `${those.map(({ label }) => label).join(', ')}: ${reason}`);
  return gaps.length === 0 ? [] : [`No data for ${escapeMarkdown(gaps.join('; '))}.`];
}

function trafficSentences({ pageViews, visitors }: Report['traffic']): string {
  return [pageViews, ...(visitors ? [visitors] : [])].map(trafficSentence).join('\n\n');
}

function trafficSentence({ label, cells, missing, previous, previousWeek }: MetricRow): string {
  const now = missing === null ? cells.current : `${MISSING} (${escapeMarkdown(missing)})`;
  if (previous === null) return `${label}: ${now} this week.`;
  const change = missing === null ? `, ${cells.difference}` : '';
  return `${label}: ${now} this week, ${formatMetricValue(previous)} ${previousWeek.phrase}${change}.`;
}

function financeMarkdown({ title, period, rows }: FinanceTable): string {
  return markdownTable(
    [period.label, title],
    rows.map(({ label, cell }) => [label, cell]),
  );
}

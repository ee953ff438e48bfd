import type { Issue } from '#domain/glimcap/archive/issue.ts';
import type { Headline, SocialCard } from '#domain/glimcap/archive/social-card.ts';
import { compileReport, type Report } from '#domain/glimcap/compile-report.ts';
import type { MetricRow } from '#domain/glimcap/metric-row.ts';
import { reportRows } from '#domain/glimcap/prose-references.ts';
import type { Translate } from '../web/words.ts';

/** What says most of a week, where a report has it; others follow in the report's own order. */
const FIRST = ['users', 'mrr', 'discord'];
const SHOWN = 3;

/** What the picture of a report says. */
export function presentSocialCard(issue: Issue, t: Translate): SocialCard {
  const report = compileReport(issue.figures);
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(issue.publishedAt);
  return {
    eyebrow: `${t('glimcap.title')} ${t('glimcap.number', { number: issue.number })}`.toUpperCase(),
    title: oneLine(issue.title),
    byline: oneLine(t('glimcap.byline', { date, author: issue.author })),
    headlines: headlineRows(report).map((row) => headline(row, t)),
  };
}

/** The three headline figures: known ones, of which something can be said. */
export function headlineRows(report: Report): MetricRow[] {
  const known = reportRows(report).filter(({ current }) => current !== null);
  const first = FIRST.flatMap((key) => known.find((row) => row.key === key) ?? []);
  return [...first, ...known.filter(({ key }) => !FIRST.includes(key))].slice(0, SHOWN);
}

function headline({ label, cells, previous, difference }: MetricRow, t: Translate): Headline {
  const arrow = cells.difference.at(-1);
  const size = cells.difference.replace(/[⬆⬇]$/u, '');
  if (previous === null || difference === null)
    return { label: oneLine(label), value: cells.current, change: t('glimcap.card.new'), direction: 'none' };
  if (size === cells.difference)
    return { label: oneLine(label), value: cells.current, change: t('glimcap.card.same'), direction: 'none' };
  return { label: oneLine(label), value: cells.current, change: size, direction: arrow === '⬆' ? 'up' : 'down' };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

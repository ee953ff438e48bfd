import type { Issue, IssueLink } from '#domain/glimcap/archive/issue.ts';
import { type ReportChart, reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { compileReport, type Report } from '#domain/glimcap/compile-report.ts';
import type { MetricRow } from '#domain/glimcap/metric-row.ts';
import type { ProseSection } from '#domain/glimcap/prose.ts';
import { resolveReferences } from '#domain/glimcap/prose-references.ts';
import { winsMarkdown } from '#domain/glimcap/wins/wins-markdown.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import type { GlimcapChart, GlimcapListItem, GlimcapReport, GlimcapRow } from '../web/api-types.ts';
import { presentCorrection } from './glimcap-correction.ts';
import { reportMarkdown } from './report-markdown.ts';

type SizeOf = ChartRenderer['size'];

const render = reportMarkdown({ lowerBy: 2 });
const WEB_ADDRESS = /^(?:https?:\/\/|\/(?!\/))/i;

/** A published report as its page shows it. */
export function presentGlimcap(issue: Issue, sizeOf: SizeOf): GlimcapReport {
  const { number, title, author, weekStart, weekEnd, publishedAt, correctedAt, ordinal } = issue;
  const report = compileReport(issue.figures);
  const { traffic, finance } = report;
  return {
    number,
    title,
    author,
    publishedAt: publishedAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
    weekStart,
    weekEnd,
    version: ordinal,
    isStanding: issue.isStanding,
    comparedWith: report.previousWeek.heading,
    metrics: report.metrics.map(presentRow),
    traffic: [traffic.pageViews, ...(traffic.visitors ? [traffic.visitors] : [])].map(presentRow),
    networks: report.networks.map(presentRow),
    finance: finance && presentFinance(finance),
    html: presentTexts(report),
    roadmap: report.roadmap.map(({ title, state, url }) => ({ title, state, url: webAddress(url) })),
    charts: reportCharts(issue.figures).map((chart) => presentReportChart(chart, issue, sizeOf)),
    corrections: issue.corrections.map(presentCorrection),
    versions: issue.versions.map(({ ordinal, madeAt }) => ({ version: ordinal, madeAt: madeAt.toISOString() })),
    previous: presentNeighbour(issue.previous),
    next: presentNeighbour(issue.next),
  };
}

/** A published report as lists name it. */
export function presentListItem(issue: IssueLink, snippet: GlimcapListItem['snippet'] = []): GlimcapListItem {
  const { number, title, publishedAt, correctedAt } = issue;
  return {
    number,
    title,
    publishedAt: publishedAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
    snippet,
  };
}

/** A chart as pages show it. @param src its address without the ending */
export function presentChart({ key, spec, alt, src, version }: Chart, sizeOf: SizeOf): GlimcapChart {
  return {
    key,
    src,
    version,
    alt,
    wide: sizeOf(spec, { theme: 'site', size: 'wide' }),
    narrow: sizeOf(spec, { theme: 'site', size: 'narrow' }),
  };
}

interface Chart extends Pick<GlimcapChart, 'key' | 'alt' | 'src' | 'version'> {
  spec: ChartSpec;
}

function presentReportChart(chart: ReportChart, { number, ordinal }: Issue, sizeOf: SizeOf): GlimcapChart {
  return presentChart({ ...chart, src: `/glimcap/${number}/charts/${chart.key}`, version: ordinal }, sizeOf);
}

function presentRow({ key, label, cells, missing }: MetricRow): GlimcapRow {
  return { key, label, ...cells, missing };
}

function presentFinance({ title, period, rows }: NonNullable<Report['finance']>): GlimcapReport['finance'] {
  const lines = rows.map(({ key, label, cell, missing }) => ({ key: `finance.${key}`, label, current: cell, missing }));
  return { title, period: period.label, rows: lines };
}

function presentTexts(report: Report): GlimcapReport['html'] {
  const prose = (section: ProseSection) => render(resolveReferences(report.prose[section] ?? '', report).text);
  return {
    intro: prose('intro'),
    metrics: prose('metrics'),
    traffic: prose('traffic'),
    networks: prose('networks'),
    financials: prose('financials'),
    // The page has the heading of its own.
    wins: renderWins(winsMarkdown(report.wins).slice(1)),
    outro: prose('outro'),
    support: render(report.support),
  };
}

/** In the file the areas are headings of the third level; on the page they come below one of the second. */
function renderWins(blocks: readonly string[]): string {
  return render(blocks.map((block) => block.replace(/^### /, '# ')).join('\n\n'));
}

function presentNeighbour(link: IssueLink | null): GlimcapReport['previous'] {
  return link && { number: link.number, title: link.title };
}

function webAddress(url: string | undefined): string | null {
  return url !== undefined && WEB_ADDRESS.test(url) ? url : null;
}

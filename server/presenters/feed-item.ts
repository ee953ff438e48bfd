import type { Issue } from '#domain/glimcap/archive/issue.ts';
import { issueMarkdown } from '#domain/glimcap/archive/issue-markdown.ts';
import { type ReportChart, reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { escapeHtml } from '../web/escape-html.ts';
import { reportMarkdown } from './report-markdown.ts';

/** A published report as feeds carry it. */
export interface FeedItem {
  /** Its address, which is its name for ever. */
  url: string;
  title: string;
  author: string;
  publishedAt: Date;
  /** When it was published, or corrected last. */
  updatedAt: Date;
  /** The social card. */
  image: string;
  /** Whole, with what was corrected, and with every address absolute. */
  html: string;
}

const HEAD = /^---\n[\s\S]*?\n---\n+# [^\n]*\n+/;

/** Makes reports into items of feeds. */
export function createFeedItems(publicUrl: string): (issue: Issue) => FeedItem {
  const render = reportMarkdown({ base: `${publicUrl}/` });
  return (issue) => {
    const { number, title, author, publishedAt, correctedAt, ordinal } = issue;
    const url = `${publicUrl}/glimcap/${number}`;
    const charts = reportCharts(issue.figures).map((chart) => picture(chart, `${url}/charts/${chart.key}`, ordinal));
    return {
      url,
      title,
      author,
      publishedAt,
      updatedAt: correctedAt ?? publishedAt,
      image: `${url}/card.png?version=${ordinal}`,
      html: [render(issueMarkdown(issue).replace(HEAD, '')), ...charts].join('\n'),
    };
  };
}

/** Many readers show no SVG. */
function picture({ alt }: ReportChart, address: string, version: number): string {
  const src = `${address}.png?theme=light&size=wide&version=${version}`;
  return `<p><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"></p>`;
}

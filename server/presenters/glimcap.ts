import MarkdownIt from 'markdown-it';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { figuresFromJson } from '#domain/glimcap/figures-json.ts';
import type { GlimcapReport as Row } from '#domain/glimcap/glimcap-report.entity.ts';
import { reportToJson } from '#domain/glimcap/report-json.ts';
import type { GlimcapReport } from '../web/page-data.ts';

/** Reports are partly written by people: raw HTML in them stays text. */
const markdown = new MarkdownIt({ html: false, linkify: false });

/** A published report as its page shows it. */
export function presentGlimcap(report: Row): GlimcapReport {
  const { author } = report.figures;
  return { ...presentGlimcapLink(report), author, html: markdown.render(body(report.markdown)) };
}

/** A published report as lists name it. */
export function presentGlimcapLink({
  number,
  figures,
  publishedAt,
  draftedAt,
}: Row): Omit<GlimcapReport, 'html' | 'author'> {
  return { number, title: figures.title, publishedAt: (publishedAt ?? draftedAt).toISOString() };
}

/** Every figure of a published report with its source, for machines. */
export function presentGlimcapFigures({ figures, weekStart, weekEnd }: Row): object {
  return { ...reportToJson(compileReport(figuresFromJson(figures))), weekStart, weekEnd };
}

/** The report without its front matter and its own heading, both of which the page says already. */
function body(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n+/, '').replace(/^# Glimcap Part \d+\n+/, '');
}

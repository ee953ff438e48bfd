import { compileReport } from './compile-report.ts';
import type { Figures } from './figures.ts';
import { figuresToJson } from './figures-json.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';
import { reportMarkdown } from './report-markdown.ts';

/** The stored Markdown is what the figures give, so the two are only ever written together. */
export function fillReport(report: GlimcapReport, figures: Figures): void {
  report.number = figures.number;
  report.figures = figuresToJson(figures);
  report.markdown = reportMarkdown(compileReport(figures));
}

import { z } from 'zod';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import { reportFigures } from '#domain/glimcap/archive/report-figure.ts';
import { reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { type ReportJson, reportToJson } from '#domain/glimcap/report-json.ts';
import { correctionSchema, presentCorrection } from './glimcap-correction.ts';
import { figureSchema, presentFigure } from './glimcap-figure.ts';
import { linkSchema, presentLink } from './glimcap-link.ts';

/** A published report for machines: its figures with their sources, its texts as Markdown, and its corrections. */
export const reportSchema = linkSchema
  .extend({
    comparedWith: z.string().meta({ description: 'The heading of the column of earlier figures' }),
    figures: z.array(figureSchema),
    prose: z.record(z.string(), z.string()).meta({ description: 'Markdown by section, with its references' }),
    wins: z.array(
      z.object({
        heading: z.string(),
        text: z.string().meta({ description: 'Markdown' }),
        author: z.string(),
        url: z.string().optional(),
      }),
    ),
    roadmap: z.array(
      z.object({ title: z.string(), state: z.enum(['planned', 'doing', 'done']), url: z.string().optional() }),
    ),
    support: z.string().meta({ description: 'Markdown' }),
    charts: z.array(
      z.object({ key: z.string(), title: z.string(), alt: z.string().meta({ description: 'Its figures in words' }) }),
    ),
    isStanding: z.boolean().meta({ description: 'false for a version that was corrected later' }),
    corrections: z.array(correctionSchema),
    versions: z.array(z.object({ version: z.int(), at: z.iso.datetime() })),
  })
  .meta({ id: 'Glimcap' });

/** A published report as the API gives it. */
export function presentReportDetail(issue: Issue): z.infer<typeof reportSchema> {
  const report = compileReport(issue.figures);
  return {
    ...presentLink(issue),
    comparedWith: report.previousWeek.heading,
    figures: reportFigures(report).map(presentFigure),
    prose: { ...report.prose },
    wins: report.wins.map((win) => ({ ...win })),
    roadmap: report.roadmap.map((item) => ({ ...item })),
    support: report.support,
    charts: reportCharts(issue.figures).map(({ key, spec, alt }) => ({ key, title: spec.title, alt })),
    isStanding: issue.isStanding,
    corrections: issue.corrections.map(presentCorrection),
    versions: issue.versions.map(({ ordinal, madeAt }) => ({ version: ordinal, at: madeAt.toISOString() })),
  };
}

interface ReportFile extends ReportJson, Pick<z.infer<typeof reportSchema>, 'weekStart' | 'weekEnd' | 'version'> {
  corrections: z.infer<typeof correctionSchema>[];
}

/** A published report as its file: the rows of its tables, each with its source. */
export function presentReport(issue: Issue): ReportFile {
  const { weekStart, weekEnd, ordinal, corrections } = issue;
  return {
    ...reportToJson(compileReport(issue.figures)),
    weekStart,
    weekEnd,
    version: ordinal,
    corrections: corrections.map(presentCorrection),
  };
}

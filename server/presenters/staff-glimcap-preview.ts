import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import { type ReportChart, reportCharts } from '#domain/glimcap/charts/report-charts.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import { PROSE_SECTIONS } from '#domain/glimcap/prose.ts';
import { proseMarks } from '#domain/glimcap/prose-marks.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { GlimcapReport } from '../web/api-types.ts';
import { presentGlimcap } from './glimcap.ts';
import { markedHtml, withSigns } from './marked-texts.ts';

const markSchema = z.object({
  section: z.enum(PROSE_SECTIONS),
  kind: z.enum(['reference', 'number', 'direction']),
  words: z.string(),
  at: z.int().nullable().meta({ description: 'Where the words begin in the text of the section' }),
  row: z.object({ label: z.string(), cell: z.string() }).nullable(),
});
const pictureSchema = z.object({ wide: z.string(), narrow: z.string() });

/** What a report will look like. */
export const previewSchema = z
  .object({
    report: z
      .custom<GlimcapReport>()
      .meta({ description: 'What the page of a published report is drawn from', override: { type: 'object' } }),
    marks: z.array(markSchema).meta({ description: 'Words that the sanity gate will take issue with' }),
    drawn: z
      .record(z.string(), pictureSchema)
      .meta({ description: 'Charts that are at no address yet, as data: URLs by their key' }),
  })
  .meta({ id: 'GlimcapPreview' });

export type DeskPreview = z.infer<typeof previewSchema>;
export type DeskMark = z.infer<typeof markSchema>;
export type DrawnChart = z.infer<typeof pictureSchema>;

interface Parts {
  /** A report as if it were published. */
  issue: Issue;
  /** Where the charts are: an address without its ending. Left out, they are where readers find them. */
  chartsAt?: string;
  drawn?: Record<string, DrawnChart>;
  sizeOf: ChartRenderer['size'];
}

export function presentPreview({ issue, chartsAt, drawn = {}, sizeOf }: Parts): DeskPreview {
  const marks = proseMarks(compileReport(issue.figures));
  const report = presentGlimcap({ ...issue, figures: withSigns(issue.figures, marks) }, sizeOf);
  const specs = new Map(reportCharts(issue.figures).map(({ key, spec }) => [String(key), spec]));
  return {
    report: {
      ...report,
      html: markedTexts(report.html),
      charts: report.charts.map((chart) => {
        const spec = specs.get(chart.key);
        if (chartsAt === undefined || !spec) return chart;
        return { ...chart, src: `${chartsAt}/${chart.key}`, version: specNumber(spec) };
      }),
    },
    marks,
    drawn,
  };
}

/** Of what a picture is drawn, as a number: another picture has another one, and so another address. */
export function specNumber(spec: ReportChart['spec']): number {
  return createHash('sha256').update(JSON.stringify(spec)).digest().readUIntBE(0, 6);
}

function markedTexts(html: GlimcapReport['html']): GlimcapReport['html'] {
  const { intro, metrics, traffic, networks, financials, wins, outro, support } = html;
  return {
    intro: markedHtml(intro),
    metrics: markedHtml(metrics),
    traffic: markedHtml(traffic),
    networks: markedHtml(networks),
    financials: markedHtml(financials),
    outro: markedHtml(outro),
    wins,
    support,
  };
}

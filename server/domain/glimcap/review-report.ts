import { type ReportChart, reportCharts } from './charts/report-charts.ts';
import { compileReport, type Report } from './compile-report.ts';
import type { Figures } from './figures.ts';
import type { PublishedWeek } from './last-published.ts';
import { metricHistories } from './observations/metric-histories.ts';
import type { Observation } from './observations/observation.ts';
import { observations } from './observations/observations.ts';
import type { Finding } from './sanity/finding.ts';
import { sanityFindings } from './sanity/sanity-gate.ts';

/** All that a reviewer, or a reader, is shown of a report. */
export interface Review {
  report: Report;
  /** The sanity gate: what must be acknowledged or mended before the report is published. */
  findings: Finding[];
  /** For the editor: what is true of the figures and may be worth a sentence. */
  observations: Observation[];
  charts: ReportChart[];
}

interface Reviewable {
  figures: Figures;
  /** What was published before it, newest first. */
  published: readonly PublishedWeek[];
  timeZone: string;
}

/** Everything that follows from a report's figures and those published before it. */
export function reviewReport({ figures, published, timeZone }: Reviewable): Review {
  const report = compileReport(figures);
  const histories = metricHistories(figures, published);
  return {
    report,
    findings: sanityFindings({ figures, report, histories, last: published[0]?.figures ?? null, timeZone }),
    observations: observations(histories),
    charts: reportCharts(figures),
  };
}

import { chartAltText } from '../../metrics/chart-alt-text.ts';
import type { ChartSpec } from '../../metrics/chart-spec.ts';
import type { Figures } from '../figures.ts';
import { financeChart } from './finance-chart.ts';
import { followersChart } from './followers-chart.ts';
import { mrrChart } from './mrr-chart.ts';
import { ticketsChart } from './tickets-chart.ts';
import { trafficChart } from './traffic-chart.ts';

/** The charts that a report may have, in the order in which it shows them. */
const CHARTS = {
  followers: followersChart,
  mrr: mrrChart,
  traffic: trafficChart,
  finance: financeChart,
  tickets: ticketsChart,
} satisfies Record<string, (figures: Figures) => ChartSpec | null>;

export type ReportChartKey = keyof typeof CHARTS;

/** A chart of a report, and its figures in words. */
export interface ReportChart {
  key: ReportChartKey;
  spec: ChartSpec;
  alt: string;
}

/** The charts of a report, from nothing but its figures. One without figures to show is left out. */
export function reportCharts(figures: Figures): ReportChart[] {
  return REPORT_CHART_KEYS.flatMap((key) => {
    const spec = CHARTS[key](figures);
    return spec ? [{ key, spec, alt: chartAltText(spec) }] : [];
  });
}

const REPORT_CHART_KEYS: readonly ReportChartKey[] = ['followers', 'mrr', 'traffic', 'finance', 'tickets'];

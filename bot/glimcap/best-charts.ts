import type { ReportChart } from '#domain/glimcap/charts/report-charts.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';

/** The charts that say most, in the report's order: those that show a change before those of a single figure. */
export function bestCharts(charts: readonly ReportChart[], count: number): ReportChart[] {
  const telling = charts.filter(({ spec }) => isTelling(spec));
  const others = charts.filter(({ spec }) => !isTelling(spec));
  const chosen = [...telling, ...others].slice(0, count);
  return charts.filter((chart) => chosen.includes(chart));
}

function isTelling(spec: ChartSpec): boolean {
  if (spec.kind === 'waterfall') return spec.steps.filter(({ value }) => value !== null && value !== 0).length > 1;
  return figureSets(spec).some(({ values }) => values.filter((value) => value !== null).length > 1);
}

function figureSets(spec: Exclude<ChartSpec, { kind: 'waterfall' }>) {
  switch (spec.kind) {
    case 'line':
    case 'bars':
      return spec.series;
    case 'movements':
      return [spec.total];
    case 'compare':
      return [spec.current];
    case 'barsAndLine':
      return [spec.bars];
  }
}

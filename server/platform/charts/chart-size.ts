import type { ChartLook } from '../../domain/metrics/chart-look.ts';
import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { chartStyle } from './chart-style.ts';
import { drawChart } from './draw-chart.ts';

/** How large the SVG of a chart is, in CSS pixels, without drawing it. */
export function chartSize(spec: ChartSpec, look: ChartLook): { width: number; height: number } {
  const style = chartStyle(look, spec.words);
  return { width: style.width, height: drawChart(spec, style).height };
}

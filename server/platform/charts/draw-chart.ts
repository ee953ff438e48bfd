import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import type { ChartStyle } from './chart-style.ts';
import { drawBars } from './draw-bars.ts';
import { drawBarsAndLine } from './draw-bars-and-line.ts';
import { drawComparison } from './draw-comparison.ts';
import { drawLinePanels, needsPanels } from './draw-line-panels.ts';
import { drawLines } from './draw-lines.ts';
import { drawMovements } from './draw-movements.ts';
import { drawWaterfall } from './draw-waterfall.ts';

/** How ECharts is to draw a chart of any kind. */
export function drawChart(spec: ChartSpec, style: ChartStyle): ChartDrawing {
  switch (spec.kind) {
    case 'bars':
      return drawBars(spec, style);
    case 'line':
      return needsPanels(spec) ? drawLinePanels(spec, style) : drawLines(spec, style);
    case 'movements':
      return drawMovements(spec, style);
    case 'compare':
      return drawComparison(spec, style);
    case 'barsAndLine':
      return drawBarsAndLine(spec, style);
    case 'waterfall':
      return drawWaterfall(spec, style);
  }
}

import type { CompareChart } from '../../domain/metrics/chart-spec.ts';
import { patternAt } from './bar-patterns.ts';
import { barSeries } from './bar-series.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { composeDrawing } from './compose-drawing.ts';
import { gapMarks } from './gap-marks.ts';
import { periodRoom } from './panel.ts';
import { partialNote } from './partial-note.ts';
import { singlePanel } from './single-panel.ts';

/** Each part of the current period in full colour, after the paler, hatched one that it is compared with. */
export function drawComparison(spec: CompareChart, style: ChartStyle): ChartDrawing {
  const { title, unit, periods, current, previous } = spec;
  const series = [previous, current];
  const legend = series.map(({ label }) => label);
  const frame = chartFrame({ title, note: partialNote(series, style), legend }, style);
  const panel = singlePanel({ periods, unit, series, fromZero: true }, frame, style);
  const before = { color: style.past, pattern: patternAt(1, style) };
  const now = { color: style.series[0] ?? style.ink, labelRoom: periodRoom(panel) * 0.75 };
  const bars = [barSeries(panel, previous, before, style), barSeries(panel, current, now, style)];
  return composeDrawing({ frame, panels: [panel], series: bars, marks: gapMarks(panel, series, style) }, style);
}

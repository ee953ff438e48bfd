import type { SeriesChart } from '../../domain/metrics/chart-spec.ts';
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

/** Bars from 0, side by side when there are several series. */
export function drawBars({ title, unit, periods, series }: SeriesChart, style: ChartStyle): ChartDrawing {
  const legend = series.length > 1 ? series.map(({ label }) => label) : [];
  const frame = chartFrame({ title, note: partialNote(series, style), legend }, style);
  const panel = singlePanel({ periods, unit, series, fromZero: true }, frame, style);
  const labelRoom = (periodRoom(panel) / series.length) * 0.95;
  const bars = series.map((each, place) => {
    const color = style.series[place % style.series.length] ?? style.ink;
    return barSeries(panel, each, { color, labelRoom, pattern: patternAt(place, style) }, style);
  });
  return composeDrawing({ frame, panels: [panel], series: bars, marks: gapMarks(panel, series, style) }, style);
}

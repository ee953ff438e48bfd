import type { BarsAndLineChart } from '../../domain/metrics/chart-spec.ts';
import { barSeries } from './bar-series.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { composeDrawing } from './compose-drawing.ts';
import { gapMarks } from './gap-marks.ts';
import { lineSeries } from './line-series.ts';
import { periodRoom } from './panel.ts';
import { partialNote } from './partial-note.ts';
import { pointLabels } from './point-labels.ts';
import { stackedPanels } from './stacked-panels.ts';

/** Bars above a line over the same periods, each from 0 on an axis of its own unit. */
export function drawBarsAndLine({ title, periods, bars, line }: BarsAndLineChart, style: ChartStyle): ChartDrawing {
  const frame = chartFrame({ title, note: partialNote([bars, line], style) }, style);
  const { above, below, names } = stackedPanels(
    {
      periods,
      upper: { ...bars, name: bars.label, fromZero: true },
      lower: { ...line, name: line.label, fromZero: true },
    },
    frame,
    style,
  );
  const [color = style.ink] = style.series;
  const labels = pointLabels(below, line, { room: periodRoom(below), besideLine: true }, style);
  const series = [
    barSeries(above, bars, { color, labelRoom: periodRoom(above) }, style),
    lineSeries(below, line, { place: 1, labels }, style),
  ];
  const marks = [...gapMarks(above, [bars], style), ...gapMarks(below, [line], style)];
  return composeDrawing({ frame, panels: [above, below], texts: names, series, marks }, style);
}

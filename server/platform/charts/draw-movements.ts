import type { ChartSeries, MovementsChart } from '../../domain/metrics/chart-spec.ts';
import { patternAt } from './bar-patterns.ts';
import { barSeries } from './bar-series.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { composeDrawing } from './compose-drawing.ts';
import { gapMarks } from './gap-marks.ts';
import { lineSeries } from './line-series.ts';
import { type Panel, periodRoom } from './panel.ts';
import { partialNote } from './partial-note.ts';
import { pointLabels } from './point-labels.ts';
import { stackedPanels } from './stacked-panels.ts';

/** The total's line above what moved it: gains stacked upwards from 0, losses downwards. */
export function drawMovements(spec: MovementsChart, style: ChartStyle): ChartDrawing {
  const { title, unit, periods, total, gains } = spec;
  const losses = spec.losses.map((loss) => ({ ...loss, values: loss.values.map(negated) }));
  const movements = [...gains, ...losses];
  const note = partialNote([total, ...movements], style);
  const frame = chartFrame({ title, note, legend: movements.map(({ label }) => label) }, style);
  const { above, below, names } = stackedPanels(
    {
      periods,
      upper: { name: total.label, unit, values: total.values, fromZero: false },
      lower: {
        name: style.words.gainsAndLosses,
        unit,
        values: [...stackEnds(gains), ...stackEnds(losses)],
        fromZero: true,
      },
    },
    frame,
    style,
  );
  const labels = pointLabels(above, total, { room: periodRoom(above), besideLine: true }, style);
  const line = lineSeries(above, total, { place: 0, labels }, style);
  const bars = [...stacked(below, gains, style.gains, style), ...stacked(below, losses, style.losses, style)];
  const marks = [...gapMarks(above, [total], style), ...gapMarks(below, movements, style)];
  return composeDrawing({ frame, panels: [above, below], texts: names, series: [line, ...bars], marks }, style);
}

function stacked(panel: Panel, movements: readonly ChartSeries[], colors: readonly string[], style: ChartStyle) {
  return movements.map((series, place) => {
    const color = colors[place % colors.length] ?? style.ink;
    return barSeries(panel, series, { color, stack: 'movements', pattern: patternAt(place, style) }, style);
  });
}

function negated(value: number | null): number | null {
  return value === null ? null : 0 - value;
}

/** How far the stack of each period reaches. */
function stackEnds(series: readonly ChartSeries[]): number[] {
  const first = series[0]?.values ?? [];
  return first.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
}

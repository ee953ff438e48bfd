import type { ChartSeries, SeriesChart } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue } from '../../domain/metrics/chart-value.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { textWidth } from './chart-font.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { composeDrawing } from './compose-drawing.ts';
import { gapMarks } from './gap-marks.ts';
import { lineSeries } from './line-series.ts';
import { periodRoom } from './panel.ts';
import { partialNote } from './partial-note.ts';
import { pointLabels } from './point-labels.ts';
import { singlePanel } from './single-panel.ts';

/** Names beside the ends of lines may take so much of the width; else a legend says them. */
const END_SHARE = 0.3;
const END_GAP = 10;

/** Lines on one scale. One line is labelled at its points; several at their ends, name and value. */
export function drawLines(spec: SeriesChart, style: ChartStyle): ChartDrawing {
  const { title, unit, periods, series } = spec;
  const isSingle = series.length === 1;
  const endRoom = isSingle ? 0 : widestEnd(spec, style) + END_GAP;
  const hasEnds = !isSingle && endRoom <= style.width * END_SHARE;
  const legend = isSingle || hasEnds ? [] : series.map(({ label }) => label);
  const frame = chartFrame({ title, note: partialNote(series, style), legend }, style);
  const panel = singlePanel(
    { periods, unit, series, fromZero: false, ...(hasEnds && { right: endRoom }) },
    frame,
    style,
  );
  const labels =
    isSingle && series[0] ? pointLabels(panel, series[0], { room: periodRoom(panel), besideLine: true }, style) : [];
  const extra = hasEnds ? endLabels(spec, style) : {};
  const lines = series.map((each, place) => lineSeries(panel, each, { place, labels, extra }, style));
  return composeDrawing({ frame, panels: [panel], series: lines, marks: gapMarks(panel, series, style) }, style);
}

function endLabels(spec: SeriesChart, { smallFont }: ChartStyle): object {
  const endOf = ({ seriesName }: { seriesName?: string }) => {
    const series = spec.series.find(({ label }) => label === seriesName);
    return series ? endText(series, spec) : '';
  };
  return {
    labelLayout: { moveOverlap: 'shiftY' },
    endLabel: {
      show: true,
      color: 'inherit',
      fontSize: smallFont,
      fontWeight: 600,
      distance: END_GAP,
      formatter: endOf,
    },
  };
}

function widestEnd(spec: SeriesChart, { smallFont }: ChartStyle): number {
  return Math.max(...spec.series.map((each) => textWidth(endText(each, spec), { size: smallFont, isBold: true })));
}

function endText({ label, values }: ChartSeries, { unit }: SeriesChart): string {
  const last = values.findLast((value) => value !== null) ?? null;
  return last === null ? label : `${label} ${formatChartValue(last, unit)}`;
}

import type { SeriesChart } from '../../domain/metrics/chart-spec.ts';
import type { Box, ChartDrawing } from './chart-drawing.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { composeDrawing } from './compose-drawing.ts';
import { gapMarks } from './gap-marks.ts';
import { lineCell } from './line-cell.ts';
import { lineSeries } from './line-series.ts';
import { partialNote } from './partial-note.ts';

const COLUMNS = 2;
const COLUMN_GAP = 20;
/** Of the height of a chart with one plot. */
const ROW_SHARE = 0.42;
/** More lines than this on one scale cannot be followed. */
const MOST_LINES = 4;
/** Beyond this ratio between the largest and the smallest, the small ones would lie flat on the ground. */
const LARGEST_RATIO = 3;

/** Whether the lines need scales of their own to be read. */
export function needsPanels({ series }: SeriesChart): boolean {
  if (series.length < 2) return false;
  const sizes = series.map(({ values }) => Math.max(...values.map((value) => Math.abs(value ?? 0)))).filter(Boolean);
  return series.length > MOST_LINES || Math.max(...sizes) > LARGEST_RATIO * Math.min(...sizes);
}

/** A small plot for each line, all over the same periods, each with a scale of its own. */
export function drawLinePanels(spec: SeriesChart, style: ChartStyle): ChartDrawing {
  const partial = partialNote(spec.series, style);
  const note = `${style.words.ownScales}${partial ? `. ${partial}` : ''}`;
  const frame = chartFrame({ title: spec.title, note }, style);
  const cells = spec.series.map((_, index) =>
    lineCell(spec, index, boxOf(index, frame.top - style.font, style), style),
  );
  const isLowest = (index: number) => index >= cells.length - COLUMNS;
  return composeDrawing(
    {
      frame,
      panels: cells.map(({ panel }, index) => ({ ...panel, hasPeriods: isLowest(index) })),
      texts: cells.flatMap(({ heading }) => heading),
      series: cells.map(({ panel, series }) => lineSeries(panel, series, { place: 0 }, style)),
      marks: cells.flatMap(({ panel, series }) => gapMarks(panel, [series], style)),
    },
    style,
  );
}

function boxOf(index: number, top: number, style: ChartStyle): Box {
  const width = (style.width - 2 * style.margin - COLUMN_GAP) / COLUMNS;
  const height = style.plotHeight * ROW_SHARE;
  const row = Math.floor(index / COLUMNS);
  return { left: style.margin + (index % COLUMNS) * (width + COLUMN_GAP), top: top + row * height, width, height };
}

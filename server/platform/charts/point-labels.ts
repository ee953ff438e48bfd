import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue } from '../../domain/metrics/chart-value.ts';
import { textWidth } from './chart-font.ts';
import type { ChartStyle } from './chart-style.ts';
import { labelledPoints } from './labelled-points.ts';
import { type Panel, periodRoom } from './panel.ts';

const GAP = 4;
const DISTANCE = 5;

interface Wish {
  /** CSS pixels from one label of the series to the next that could touch it. */
  room: number;
  /** Whether a label goes to that side of its point where no line is. */
  besideLine?: boolean;
}

/** The label of each point of a series: its exact value, where there is room for it. */
export function pointLabels(
  panel: Panel,
  series: ChartSeries,
  { room, besideLine }: Wish,
  style: ChartStyle,
): object[] {
  const { values } = series;
  const texts = values.map((value) => (value === null ? '' : formatChartValue(value, panel.unit)));
  const widths = texts.map((text) => textWidth(text, { size: style.smallFont, isBold: true }));
  const shown = labelledPoints(values, Math.max(0, ...widths) + GAP, room);
  return values.map((value, index) => ({
    show: shown.has(index),
    position: isBelow(panel, series, index, besideLine === true) ? 'bottom' : 'top',
    distance: DISTANCE,
    offset: [inset(panel, index, widths[index] ?? 0), 0],
    formatter: texts[index],
    color: style.ink,
    fontSize: style.smallFont,
    fontWeight: 600,
    textBorderColor: style.ground,
    textBorderWidth: 3,
    ...(value === null && { show: false }),
  }));
}

/** How far a label must move to stay over its plot. */
function inset(panel: Panel, index: number, width: number): number {
  const centre = (index + 0.5) * periodRoom(panel);
  const overLeft = Math.max(0, width / 2 - centre);
  const overRight = Math.max(0, centre + width / 2 - panel.plot.width);
  return overLeft > 0 ? overLeft : -overRight;
}

/** Below a bar that hangs, and below the low points of a line where the ground is far enough. */
function isBelow({ plot, scale }: Panel, { values }: ChartSeries, index: number, besideLine: boolean): boolean {
  const value = values[index] ?? null;
  if (value === null) return false;
  if (!besideLine) return value < 0;
  const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null];
  const isLow = (before === null || before > value) && (after === null || after > value);
  const ground = ((value - scale.min) / (scale.max - scale.min)) * plot.height;
  return isLow && (before !== null || after !== null) && ground > 30;
}

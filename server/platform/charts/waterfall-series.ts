import type { CustomSeriesOption } from 'echarts/charts';
import { CHART_FONT } from './chart-font.ts';
import type { ChartStyle } from './chart-style.ts';
import type { WaterfallBar } from './waterfall-bars.ts';

const GAP = 8;

export interface LabelledBar extends WaterfallBar {
  /** Its value as it is written beside it. */
  amount: string;
}

/** Which point of the plot a value and a row are at. */
type Place = (value: number, row: number) => number[];

/** Each step's bar with its amount to the right, joined to the next by a line where it ends. */
export function waterfallSeries(
  bars: readonly LabelledBar[],
  barHeight: number,
  style: ChartStyle,
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    encode: { x: [0, 1], y: 2 },
    data: bars.map(({ reach }, row) => [reach?.from ?? 0, reach?.to ?? 0, row]),
    renderItem({ dataIndex }, api) {
      const bar = bars[dataIndex];
      if (!bar) return null;
      const place: Place = (value, row) => api.coord([value, row]);
      const marks = bar.reach ? [barMark(bar, place, { row: dataIndex, barHeight }, style)] : [];
      const joint = dataIndex < bars.length - 1 ? jointMark(bar, place, { row: dataIndex, barHeight }, style) : [];
      return { type: 'group', children: [...joint, ...marks, amountMark(bar, place, dataIndex, style)] };
    },
  };
}

interface Row {
  row: number;
  barHeight: number;
}

function barMark({ reach, kind }: LabelledBar, place: Place, { row, barHeight }: Row, style: ChartStyle) {
  const { from, to } = reach ?? { from: 0, to: 0 };
  const [start = 0, middle = 0] = place(Math.min(from, to), row);
  const [end = 0] = place(Math.max(from, to), row);
  const color = kind === 'total' ? style.gains[0] : to < from ? style.losses[0] : style.gains[1];
  const shape = { x: start, y: middle - barHeight / 2, width: end - start, height: barHeight, r: 2 };
  return { type: 'rect' as const, shape, style: { fill: color ?? style.ink } };
}

function jointMark({ reach }: LabelledBar, place: Place, { row, barHeight }: Row, style: ChartStyle) {
  if (!reach) return [];
  const [x = 0, middle = 0] = place(reach.to, row);
  const [, next = 0] = place(reach.to, row + 1);
  const shape = { x1: x, y1: middle + barHeight / 2, x2: x, y2: next - barHeight / 2 };
  return [{ type: 'line' as const, shape, style: { stroke: style.quietInk, lineWidth: 1, lineDash: [2, 2] } }];
}

function amountMark({ reach, amount, kind }: LabelledBar, place: Place, row: number, style: ChartStyle) {
  const [x = 0, y = 0] = place(reach ? Math.max(reach.from, reach.to) : 0, row);
  const isKnown = reach !== null;
  return {
    type: 'text' as const,
    style: {
      text: amount,
      x: x + GAP,
      y,
      verticalAlign: 'middle' as const,
      fill: isKnown ? style.ink : style.quietInk,
      fontSize: style.smallFont,
      fontWeight: kind === 'total' ? 600 : 400,
      fontFamily: CHART_FONT,
    },
  };
}

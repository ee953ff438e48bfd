import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';
import type { ChartStyle } from './chart-style.ts';
import type { Panel } from './panel.ts';

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];
const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];
/** With more points than this, only those at the ends of gaps would be told apart. */
const MARKED_POINTS = 40;

interface Dress {
  /** Its place among the lines of the panel, which gives it its colour, its mark and its dashes. */
  place: number;
  labels?: readonly object[];
  extra?: object;
}

/** A line through the known values of a series, broken at gaps. What is not whole yet has a hollow mark. */
export function lineSeries(panel: Panel, series: ChartSeries, dress: Dress, style: ChartStyle): object {
  const { place, labels = [], extra } = dress;
  const color = style.series[place % style.series.length] ?? style.ink;
  const isMarked = (index: number) => series.values.length <= MARKED_POINTS || isAlone(series.values, index);
  return {
    name: series.label,
    type: 'line',
    xAxisIndex: panel.index,
    yAxisIndex: panel.index,
    silent: true,
    connectNulls: false,
    clip: false,
    color,
    lineStyle: { width: style.isNarrow ? 2 : 2.5, color, type: DASHES[place % DASHES.length] },
    symbol: SYMBOLS[place % SYMBOLS.length],
    symbolSize: style.isNarrow ? 6 : 8,
    showAllSymbol: true,
    data: series.values.map((value, index) => ({
      value,
      ...(!isMarked(index) && { symbol: 'none' }),
      ...(series.partial?.includes(index) && {
        itemStyle: { color: style.ground, borderColor: color, borderWidth: 2 },
      }),
      ...(labels[index] && { label: labels[index] }),
    })),
    ...extra,
  };
}

/** A point between two gaps has no line that would show it. */
function isAlone(values: ChartSeries['values'], index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}

import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';
import { NO_PATTERN } from './bar-patterns.ts';
import type { ChartStyle } from './chart-style.ts';
import type { Panel } from './panel.ts';
import { pointLabels } from './point-labels.ts';

const WIDEST_BAR = 56;
const CORNER = 3;

interface Dress {
  color: string;
  pattern?: object | null;
  /** CSS pixels for the label of each bar; none are written without. */
  labelRoom?: number;
  /** Bars of one stack stand upon each other, those below 0 hang from each other. */
  stack?: string;
}

/** Bars of one series. What is not whole yet is hollow, with a dashed edge. */
export function barSeries(panel: Panel, series: ChartSeries, dress: Dress, style: ChartStyle): object {
  const { color, pattern, labelRoom = 0, stack } = dress;
  const labels = labelRoom > 0 ? pointLabels(panel, series, { room: labelRoom }, style) : [];
  return {
    name: series.label,
    type: 'bar',
    xAxisIndex: panel.index,
    yAxisIndex: panel.index,
    silent: true,
    barMaxWidth: WIDEST_BAR,
    barGap: '8%',
    barCategoryGap: '28%',
    ...(stack !== undefined && { stack }),
    color,
    itemStyle: { color, ...(pattern && { decal: pattern }) },
    data: series.values.map((value, index) => ({
      value,
      itemStyle: {
        ...(stack === undefined && { borderRadius: corners(value) }),
        ...(series.partial?.includes(index) && hollow(color, style)),
      },
      ...(labels[index] && { label: labels[index] }),
    })),
  };
}

function hollow(color: string, { ground }: ChartStyle): object {
  return { color: ground, borderColor: color, borderWidth: 2, borderType: 'dashed', decal: NO_PATTERN };
}

/** Round at the end that says the value, square where the bar begins. */
function corners(value: number | null): number[] {
  return value !== null && value < 0 ? [0, 0, CORNER, CORNER] : [CORNER, CORNER, 0, 0];
}

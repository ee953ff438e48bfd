import type { ChartUnit } from '../../domain/metrics/chart-spec.ts';
import { axisLabel } from './axis-label.ts';
import type { Box } from './chart-drawing.ts';
import { textWidth } from './chart-font.ts';
import type { ChartStyle } from './chart-style.ts';
import type { ValueScale } from './value-scale.ts';

const AXIS_GAP = 8;

/** One plot of a chart: periods from left to right, values from the bottom up. */
export interface Panel {
  /** Its place among the chart's panels, by which series name their axes. */
  index: number;
  plot: Box;
  scale: ValueScale;
  unit: ChartUnit;
  periods: readonly string[];
  /** False where the panel below says them. */
  hasPeriods: boolean;
}

/** The axes of panels, in ECharts' words. */
export function panelAxes(panels: readonly Panel[], style: ChartStyle) {
  return {
    // ECharts would move the plot to make room for labels: room was made.
    grid: panels.map(({ plot }) => ({ ...plot, containLabel: false, outerBoundsMode: 'none' })),
    xAxis: panels.map((panel) => periodAxis(panel, style)),
    yAxis: panels.map((panel) => valueAxis(panel, style)),
  };
}

/** CSS pixels that a panel's axis takes to the left of its plot. */
export function axisRoom({ scale, unit }: Pick<Panel, 'scale' | 'unit'>, style: ChartStyle): number {
  const label = axisLabel(scale, unit);
  return Math.max(...ticks(scale).map((value) => textWidth(label(value), { size: style.smallFont }))) + AXIS_GAP;
}

/** CSS pixels of one period. */
export function periodRoom({ plot, periods }: Panel): number {
  return plot.width / periods.length;
}

function ticks({ min, max, step }: ValueScale): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
}

function periodAxis(panel: Panel, style: ChartStyle) {
  const { index, periods, hasPeriods, scale } = panel;
  const widest = Math.max(...periods.map((period) => textWidth(period, { size: style.smallFont })));
  const every = Math.ceil((widest + 6) / periodRoom(panel));
  return {
    type: 'category',
    gridIndex: index,
    data: [...periods],
    // Under the plot even where bars hang below 0.
    axisLine: { show: scale.min >= 0, onZero: false, lineStyle: { color: style.quietInk } },
    axisTick: { show: false },
    axisLabel: {
      show: hasPeriods,
      color: style.quietInk,
      fontSize: style.smallFont,
      margin: 10,
      // The latest is always named, and those a whole number of labels before it.
      interval: (place: number) => (periods.length - 1 - place) % every === 0,
    },
  };
}

function valueAxis({ index, scale, unit }: Panel, style: ChartStyle) {
  return {
    type: 'value',
    gridIndex: index,
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: style.grid } },
    axisLabel: {
      color: style.quietInk,
      fontSize: style.smallFont,
      margin: AXIS_GAP,
      showMinLabel: true,
      showMaxLabel: true,
      formatter: axisLabel(scale, unit),
    },
  };
}

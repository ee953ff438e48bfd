import type { ChartSeries, ChartUnit } from '../../domain/metrics/chart-spec.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { axisRoom, type Panel } from './panel.ts';
import { valueScale } from './value-scale.ts';

const STEPS = 4;

interface Wish {
  periods: readonly string[];
  unit: ChartUnit;
  series: readonly ChartSeries[];
  fromZero: boolean;
  /** CSS pixels to leave free on the right, for words beside the ends of lines. */
  right?: number;
}

/** The one plot of a chart, as wide as the chart. */
export function singlePanel(
  { periods, unit, series, fromZero, right = 0 }: Wish,
  frame: Pick<ChartFrame, 'top'>,
  style: ChartStyle,
): Panel {
  const values = series.flatMap((each) => each.values);
  const scale = valueScale(values, { unit, fromZero, steps: STEPS });
  const left = style.margin + axisRoom({ scale, unit }, style);
  const room = style.width - left - style.margin;
  return {
    index: 0,
    plot: { left, top: frame.top, width: room - right, height: style.plotHeight },
    scale,
    unit,
    periods,
    hasPeriods: true,
  };
}

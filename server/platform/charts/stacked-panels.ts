import type { ChartUnit } from '../../domain/metrics/chart-spec.ts';
import { type ChartFrame, type TextOption, textOption } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { axisRoom, type Panel } from './panel.ts';
import { valueScale } from './value-scale.ts';

/** Of the height of a chart with one plot. */
const PLOT_SHARE = 0.55;
const STEPS = 3;

interface Half {
  name: string;
  unit: ChartUnit;
  values: ReadonlyArray<number | null>;
  fromZero: boolean;
}

interface Wish {
  periods: readonly string[];
  upper: Half;
  lower: Half;
}

interface Stacked {
  above: Panel;
  below: Panel;
  /** The name of each plot, above it. */
  names: TextOption[];
}

/** Two plots over the same periods, one above the other, so that each has a scale that can be read. */
export function stackedPanels({ periods, upper, lower }: Wish, frame: ChartFrame, style: ChartStyle): Stacked {
  const upperScale = valueScale(upper.values, { ...upper, steps: STEPS });
  const lowerScale = valueScale(lower.values, { ...lower, steps: STEPS });
  const rooms = [axisRoom({ ...upper, scale: upperScale }, style), axisRoom({ ...lower, scale: lowerScale }, style)];
  const left = style.margin + Math.max(...rooms);
  const width = style.width - left - style.margin;
  const height = style.plotHeight * PLOT_SHARE;
  const nameHeight = style.font * 2.2;
  const upperTop = frame.top + nameHeight - style.font;
  const lowerTop = upperTop + height + nameHeight + style.font;

  const shared = { periods, hasPeriods: false };
  const name = (text: string, top: number) =>
    textOption({
      text,
      left: style.margin,
      top: top - nameHeight,
      color: style.ink,
      size: style.smallFont,
      isBold: true,
    });
  return {
    above: { ...shared, index: 0, plot: { left, top: upperTop, width, height }, scale: upperScale, unit: upper.unit },
    below: {
      ...shared,
      index: 1,
      plot: { left, top: lowerTop, width, height },
      scale: lowerScale,
      unit: lower.unit,
      hasPeriods: true,
    },
    names: [name(upper.name, upperTop), name(lower.name, lowerTop)],
  };
}

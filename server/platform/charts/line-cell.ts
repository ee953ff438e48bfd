import type { ChartSeries, ChartUnit, SeriesChart } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue } from '../../domain/metrics/chart-value.ts';
import type { Box } from './chart-drawing.ts';
import { textWidth } from './chart-font.ts';
import { type TextOption, textOption } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { fitText } from './fitted-text.ts';
import { axisRoom, type Panel } from './panel.ts';
import { valueScale } from './value-scale.ts';

const STEPS = 2;

/** One line of many, in a small plot of its own. */
export interface LineCell {
  series: ChartSeries;
  panel: Panel;
  /** Its name, and its latest value with what changed since the value before. */
  heading: TextOption[];
}

/** @param index the line's place in the chart */
export function lineCell(spec: SeriesChart, index: number, box: Box, style: ChartStyle): LineCell {
  const { unit, periods } = spec;
  const series = spec.series[index] ?? { label: '', values: [] };
  const scale = valueScale(series.values, { unit, fromZero: false, steps: STEPS });
  const room = axisRoom({ scale, unit }, style);
  const top = box.top + style.font * 1.9;
  const plot = { left: box.left + room, top, width: box.width - room - 4, height: box.height - style.font * 3.2 };
  const panel = { index, plot, scale, unit, periods, hasPeriods: false };
  return { series, panel, heading: heading(series, unit, box, style) };
}

function heading(series: ChartSeries, unit: ChartUnit, { left, top, width }: Box, style: ChartStyle): TextOption[] {
  const valueFont = { size: style.smallFont };
  const nameFont = { size: style.smallFont, isBold: true };
  const value = latest(series, unit, style);
  const name = fitText(series.label, nameFont, width - textWidth(value, valueFont) - 8);
  return [
    textOption({ text: name, left, top, color: style.ink, ...nameFont }),
    textOption({ text: value, left: left + width, top, color: style.ink, align: 'right', ...valueFont }),
  ];
}

function latest({ values }: ChartSeries, unit: ChartUnit, { words }: ChartStyle): string {
  const [now = null, before = null] = [values.at(-1), values.at(-2)];
  if (now === null) return words.noFigure;
  if (before === null) return formatChartValue(now, unit);
  const change = formatChartValue(now - before, unit);
  return `${formatChartValue(now, unit)} (${now > before ? '+' : ''}${change})`;
}

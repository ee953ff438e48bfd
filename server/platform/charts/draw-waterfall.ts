import type { WaterfallChart, WaterfallStep } from '../../domain/metrics/chart-spec.ts';
import { formatExactChartValue } from '../../domain/metrics/chart-value.ts';
import { axisLabel } from './axis-label.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { CHART_FONT, textWidth } from './chart-font.ts';
import { chartFrame } from './chart-frame.ts';
import type { ChartStyle } from './chart-style.ts';
import { fitText } from './fitted-text.ts';
import { valueScale } from './value-scale.ts';
import { waterfallBars } from './waterfall-bars.ts';
import { type LabelledBar, waterfallSeries } from './waterfall-series.ts';

/** The names of the steps take at most so much of the width. */
const NAME_SHARE = 0.34;
const BAR_SHARE = 0.6;
const GAP = 8;

/** Steps from the top down, bars to the right: names and amounts stand beside them, where there is room to read. */
export function drawWaterfall(spec: WaterfallChart, style: ChartStyle): ChartDrawing {
  const frame = chartFrame({ title: spec.title }, style);
  const bars = waterfallBars(spec.steps).map((bar) => ({ ...bar, amount: amountOf(bar, spec) }));
  const rowHeight = style.font * 2.2;
  const plot = { ...plotSides(bars, style), top: frame.top - style.font * 0.8, height: rowHeight * bars.length };
  return {
    height: Math.round(plot.top + plot.height + style.smallFont * 1.3 + GAP + style.margin * 0.8),
    option: {
      animation: false,
      backgroundColor: style.ground,
      textStyle: { fontFamily: CHART_FONT, color: style.ink },
      title: frame.texts,
      grid: { ...plot, containLabel: false, outerBoundsMode: 'none' },
      xAxis: amountAxis(bars, spec, style),
      yAxis: stepAxis(bars, plot.left - GAP - style.margin, style),
      series: [waterfallSeries(bars, rowHeight * BAR_SHARE, style)],
    },
  };
}

function plotSides(bars: readonly LabelledBar[], style: ChartStyle): { left: number; width: number } {
  const font = { size: style.smallFont, isBold: true };
  const widest = (texts: string[]) => Math.max(...texts.map((text) => textWidth(text, font)));
  const left = style.margin + Math.min(style.width * NAME_SHARE, widest(bars.map(({ label }) => label))) + GAP;
  return { left, width: style.width - left - style.margin - widest(bars.map(({ amount }) => amount)) - GAP };
}

function amountAxis(bars: readonly LabelledBar[], { unit }: WaterfallChart, style: ChartStyle) {
  const ends = bars.flatMap(({ reach }) => (reach ? [reach.from, reach.to] : []));
  const scale = valueScale(ends, { unit, fromZero: true, steps: style.isNarrow ? 2 : 4 });
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    splitLine: { lineStyle: { color: style.grid } },
    axisLabel: { color: style.quietInk, fontSize: style.smallFont, formatter: axisLabel(scale, unit) },
  };
}

function stepAxis(bars: readonly LabelledBar[], room: number, style: ChartStyle) {
  return {
    type: 'category',
    inverse: true,
    data: bars.map(({ label, kind }) => ({
      value: fitText(label, { size: style.smallFont, isBold: true }, room + 1),
      textStyle: { fontWeight: kind === 'total' ? 600 : 400 },
    })),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: style.ink, fontSize: style.smallFont, margin: GAP, interval: 0 },
  };
}

function amountOf({ kind, value }: WaterfallStep, { unit }: WaterfallChart): string {
  if (value === null) return 'no figure';
  if (kind === 'total') return formatExactChartValue(value, unit);
  return `${value > 0 ? '+' : ''}${formatExactChartValue(value, unit)}`;
}

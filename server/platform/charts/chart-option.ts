import type { EChartsCoreOption } from 'echarts/core';
import type { ChartSeries, ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue } from '../../domain/metrics/chart-value.ts';
import { minorDigits } from '../../domain/money.ts';
import { gapMarks } from './gap-marks.ts';
import { FONT_SIZE, labelOverhang, pointFontSize, pointLabelWidth, pointRoom, written } from './label-sizes.ts';
import { labelledPoints } from './labelled-points.ts';

export const CHART_FONT = 'Inter';
/** The surface behind a message in Discord's dark theme, so that the chart sits in it without an edge. */
export const CHART_BACKGROUND = '#313338';

const INK = '#f2f3f5';
const QUIET_INK = '#b5bac1';
const GRID = '#43464d';
/** Told apart by people with the common colour blindnesses, and ≥ 4.5:1 on the background. */
const SERIES_COLORS = ['#7aa2ff', '#ffb454', '#5fd7a7', '#ff8fab', '#d0a9ff', '#f5e663'];
const MARGIN = 24;

type FormatterParams = { seriesName?: string; value?: unknown };

/** An ECharts option that draws a chart as it should look inside a Discord message. */
export function chartOption(spec: ChartSpec): EChartsCoreOption {
  const isSingle = spec.series.length === 1;
  const hasLegend = spec.kind === 'bars' && !isSingle;
  return {
    animation: false,
    backgroundColor: CHART_BACKGROUND,
    color: SERIES_COLORS,
    textStyle: { fontFamily: CHART_FONT, color: INK },
    title: {
      text: spec.title,
      left: MARGIN,
      top: 18,
      // ECharts guesses widths without a canvas and guesses Inter too narrow: 600 of these are 720 drawn.
      textStyle: { color: INK, fontSize: 24, fontWeight: 600, width: 600, overflow: 'truncate' },
    },
    ...(hasLegend && {
      legend: { left: MARGIN, top: 58, icon: 'roundRect', itemGap: 20, textStyle: { color: INK, fontSize: FONT_SIZE } },
    }),
    grid: {
      left: MARGIN,
      right: MARGIN + labelOverhang(spec),
      top: hasLegend ? 106 : 84,
      bottom: MARGIN,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: [...spec.weeks],
      axisLine: { lineStyle: { color: QUIET_INK } },
      axisTick: { show: false },
      axisLabel: { color: QUIET_INK, fontSize: FONT_SIZE, margin: 14 },
    },
    yAxis: {
      type: 'value',
      // Bars are read by their length, so theirs begin at 0.
      scale: spec.kind === 'line',
      // Axis labels are whole units; closer lines would repeat them.
      minInterval: spec.unit.kind === 'money' ? 10 ** minorDigits(spec.unit.currency) : 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: GRID } },
      axisLabel: {
        color: QUIET_INK,
        fontSize: FONT_SIZE,
        formatter: (value: number) => formatChartValue(value, spec.unit),
      },
    },
    series: seriesOptions(spec),
  };
}

/** ECharts widens a marked area to whole weeks for bars only, so that beside lines a series of no bars carries it. */
function seriesOptions(spec: ChartSpec) {
  const markArea = gapMarks(spec, QUIET_INK);
  if (spec.kind === 'line')
    return [...spec.series.map((series) => lineOption(spec, series)), { type: 'bar', data: [], markArea }];
  return spec.series.map((series, index) => ({ ...barOption(spec, series), ...(index === 0 && { markArea }) }));
}

function barOption(spec: ChartSpec, series: ChartSeries) {
  return {
    name: series.label,
    type: 'bar',
    data: pointData(spec, series),
    barMaxWidth: 72,
    itemStyle: { borderRadius: [4, 4, 0, 0] },
  };
}

/** One line is labelled at its points; several at their ends, name and value, in place of a legend. */
function lineOption(spec: ChartSpec, series: ChartSeries) {
  const line = {
    name: series.label,
    type: 'line',
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 9,
    lineStyle: { width: 3 },
  };
  if (spec.series.length === 1) return { ...line, data: pointData(spec, series) };
  return {
    ...line,
    data: [...series.values],
    labelLayout: { moveOverlap: 'shiftY' },
    endLabel: {
      show: true,
      color: 'inherit',
      fontSize: FONT_SIZE,
      fontWeight: 600,
      formatter: ({ seriesName, value }: FormatterParams) => `${seriesName} ${written(value, spec)}`,
    },
  };
}

function pointData(spec: ChartSpec, { values }: ChartSeries) {
  const shown = labelledPoints(values, pointLabelWidth(spec), pointRoom(spec));
  return values.map((value, index) => ({
    value,
    label: {
      show: shown.has(index),
      position: 'top',
      formatter: written(value, spec),
      color: INK,
      fontSize: pointFontSize(spec),
      fontWeight: 600,
      textBorderColor: CHART_BACKGROUND,
      textBorderWidth: 4,
    },
  }));
}

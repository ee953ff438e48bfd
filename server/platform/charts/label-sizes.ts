import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';
import { formatChartValue } from '../../domain/metrics/chart-value.ts';

/** CSS pixels of the chart. Discord shows an image about 550 wide, so type of 16 is read at 11. */
export const CHART_SIZE = { width: 800, height: 420 };
export const FONT_SIZE = 16;

const DENSE_FONT_SIZE = 14;
const DENSE_FROM = 10;
/** Of Inter's widest digit at weight 600, in ems. */
const CHARACTER_WIDTH = 0.63;
/** What the value axis leaves of the width, about. */
const PLOT_SHARE = 0.87;

/** How far labels reach beyond the last point's place: names beside the ends of lines, or half a wide number. */
export function labelOverhang(spec: ChartSpec): number {
  if (spec.kind === 'bars' || spec.series.length === 1)
    return Math.max(0, (pointLabelWidth(spec) - weekRoom(spec)) / 2);
  const lengths = spec.series.map(({ label, values }) => {
    const last = values.findLast((value) => value !== null);
    return label.length + 1 + written(last, spec).length;
  });
  return Math.max(...lengths) * CHARACTER_WIDTH * FONT_SIZE;
}

/** CSS pixels of the widest value beside a point. */
export function pointLabelWidth(spec: ChartSpec): number {
  const texts = spec.series.flatMap(({ values }) => values.map((value) => written(value, spec)));
  return Math.max(...texts.map((text) => text.length)) * CHARACTER_WIDTH * pointFontSize(spec);
}

/** Values beside many points are written smaller. */
export function pointFontSize({ weeks, series }: ChartSpec): number {
  return weeks.length * series.length >= DENSE_FROM ? DENSE_FONT_SIZE : FONT_SIZE;
}

/** CSS pixels between one point and the next. */
export function pointRoom(spec: ChartSpec): number {
  return weekRoom(spec) / spec.series.length;
}

function weekRoom({ weeks }: ChartSpec): number {
  return (CHART_SIZE.width * PLOT_SHARE) / weeks.length;
}

/** A value as the chart writes it; nothing for a gap. */
export function written(value: unknown, { unit }: ChartSpec): string {
  return typeof value === 'number' ? formatChartValue(value, unit) : '';
}

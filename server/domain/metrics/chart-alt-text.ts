import { chartSeries, type UnitSeries } from './chart-series.ts';
import type { ChartSpec, WaterfallChart } from './chart-spec.ts';
import { formatChartValue, formatExactChartValue } from './chart-value.ts';
import { type ChartWords, ENGLISH_CHART_WORDS } from './chart-words.ts';
import { assertDrawable } from './drawable-chart.ts';

/** What Discord takes as a description of an attachment. */
const DESCRIPTION_MAX = 1024;

/**
 * The chart for those who hear it: its title, then every figure of every series.
 * At most 1,024 characters; what does not fit is left out from the oldest on, and says so.
 */
export function chartAltText(spec: ChartSpec): string {
  assertDrawable(spec);
  if (spec.kind === 'waterfall') return fitted(describeSteps(spec));
  for (let skipped = 0; skipped < spec.periods.length; skipped += 1) {
    const text = describePeriods(spec, skipped);
    if (text.length <= DESCRIPTION_MAX) return text;
  }
  return fitted(describePeriods(spec, spec.periods.length - 1));
}

function fitted(text: string): string {
  return text.length <= DESCRIPTION_MAX ? text : `${text.slice(0, DESCRIPTION_MAX - 1)}…`;
}

function describePeriods(spec: Exclude<ChartSpec, WaterfallChart>, skipped: number): string {
  const words = spec.words ?? ENGLISH_CHART_WORDS;
  const since = skipped > 0 ? ` (${words.since.replace('{period}', spec.periods[skipped] ?? '')})` : '';
  const sentences = chartSeries(spec).map((series) => {
    const figures = spec.periods
      .slice(skipped)
      .map((period, index) => `${period} ${said(series, index + skipped, words)}`);
    return `${series.label}: ${figures.join(', ')}.`;
  });
  return `${spec.title}${since}. ${sentences.join(' ')}`;
}

function said({ values, unit, partial }: UnitSeries, index: number, { noFigure, partly }: ChartWords): string {
  const value = values[index] ?? null;
  if (value === null) return noFigure;
  return `${formatChartValue(value, unit)}${partial?.includes(index) ? ` (${partly})` : ''}`;
}

function describeSteps({ title, unit, steps, words = ENGLISH_CHART_WORDS }: WaterfallChart): string {
  const figures = steps.map(({ label, kind, value }) => {
    if (value === null) return `${label} ${words.noFigure}`;
    const size = formatExactChartValue(Math.abs(value), unit);
    if (kind === 'total') return `${label} ${formatExactChartValue(value, unit)}`;
    return `${value < 0 ? 'less' : 'plus'} ${label} ${size}`;
  });
  return `${title}. ${figures.join(', ')}.`;
}

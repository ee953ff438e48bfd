import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';
import type { ChartStyle } from './chart-style.ts';

/** Says what hollow means in a chart that has something hollow. */
export function partialNote(series: readonly ChartSeries[], { words }: ChartStyle): string | undefined {
  const isPartial = series.some(({ partial, values }) => partial?.some((index) => (values[index] ?? null) !== null));
  return isPartial ? words.hollow : undefined;
}

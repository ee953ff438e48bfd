import type { ChartSeries } from '../../domain/metrics/chart-spec.ts';

/** Says what hollow means in a chart that has something hollow. */
export function partialNote(series: readonly ChartSeries[]): string | undefined {
  const isPartial = series.some(({ partial, values }) => partial?.some((index) => (values[index] ?? null) !== null));
  return isPartial ? 'Hollow: only a part of the period' : undefined;
}

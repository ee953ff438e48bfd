import type { ChartSeries, ChartSpec, ChartUnit, WaterfallChart } from './chart-spec.ts';

/** A series with its unit, as it is drawn and as it is said. */
export type UnitSeries = ChartSeries & { unit: ChartUnit };

/** Every series of a chart over time, in the order in which they are read. */
export function chartSeries(spec: Exclude<ChartSpec, WaterfallChart>): UnitSeries[] {
  if (spec.kind === 'barsAndLine') return [spec.bars, spec.line];
  return plainSeries(spec).map((series) => ({ ...series, unit: spec.unit }));
}

function plainSeries(spec: Exclude<ChartSpec, WaterfallChart | { kind: 'barsAndLine' }>): readonly ChartSeries[] {
  if (spec.kind === 'movements') return [spec.total, ...spec.gains, ...spec.losses];
  if (spec.kind === 'compare') return [spec.current, spec.previous];
  return spec.series;
}

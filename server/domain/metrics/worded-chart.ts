import type { ChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

/** The chart with what stands beside its figures in another language. Its title and labels are whose made it. */
export function wordedChart(spec: ChartSpec, words: ChartWords): ChartSpec {
  const { locale } = words;
  if (spec.kind !== 'barsAndLine') return { ...spec, words, unit: { ...spec.unit, locale } };
  const [bars, line] = [spec.bars, spec.line].map((each) => ({ ...each, unit: { ...each.unit, locale } }));
  return { ...spec, words, ...(bars && { bars }), ...(line && { line }) };
}

import { chartSeries } from './chart-series.ts';
import type { ChartSpec, MovementsChart, WaterfallChart } from './chart-spec.ts';

/**
 * Throws a RangeError for a chart that cannot be drawn truly: one that is empty or ragged, has fractions, has a
 * loss that is a gain, or a total that its steps do not come to.
 */
export function assertDrawable(spec: ChartSpec): void {
  if (spec.kind === 'waterfall') {
    assertAddsUp(spec);
    return;
  }
  const series = chartSeries(spec);
  if (spec.periods.length === 0 || series.length === 0)
    throw new RangeError('a chart needs at least one period and one series');
  for (const { label, values } of series) {
    if (values.length !== spec.periods.length)
      throw new RangeError(`"${label}" has ${values.length} values for ${spec.periods.length} periods`);
    assertWhole(label, values);
  }
  if (spec.kind === 'movements') assertSizes(spec);
}

function assertSizes({ gains, losses }: MovementsChart): void {
  for (const { label, values } of [...gains, ...losses]) {
    if (values.some((value) => value !== null && value < 0))
      throw new RangeError(`"${label}" has a negative value: gains and losses are sizes`);
  }
}

function assertAddsUp({ steps }: WaterfallChart): void {
  if (steps[0]?.kind !== 'total') throw new RangeError('a waterfall begins with a total');
  let sum = steps[0].value;
  for (const { label, kind, value } of steps) {
    assertWhole(label, [value]);
    if (kind === 'change') sum = sum === null || value === null ? null : sum + value;
    else if (sum !== null && value !== null && value !== sum)
      throw new RangeError(`"${label}" is ${value}, but its steps come to ${sum}`);
    else sum = value;
  }
}

function assertWhole(label: string, values: ReadonlyArray<number | null>): void {
  if (values.some((value) => value !== null && !Number.isSafeInteger(value)))
    throw new RangeError(`"${label}" has a value that is not a whole number`);
}

import { diverging } from './diverging.ts';
import { first } from './first.ts';
import { largestMove } from './largest-move.ts';
import type { MetricHistory } from './metric-history.ts';
import type { Observation } from './observation.ts';
import { record } from './record.ts';
import { returned } from './returned.ts';
import { roundNumber } from './round-number.ts';
import { streak } from './streak.ts';
import { unchanged } from './unchanged.ts';

const OF_ONE = [streak, first, record, largestMove, roundNumber, unchanged, returned];
/** An editor chooses; who reads twenty lines chooses none. */
const PER_METRIC = 3;
const IN_ALL = 20;

/**
 * What is true of the latest figures against the whole published history, the most remarkable first. Only
 * published values count; a metric without a figure in this report has nothing to observe.
 */
export function observations(histories: readonly MetricHistory[]): Observation[] {
  const present = histories.filter(({ values }) => (values.at(-1)?.value ?? null) !== null);
  const ofOne = present.flatMap((history) =>
    OF_ONE.flatMap((observe) => observe(history))
      .sort(byWeight)
      .slice(0, PER_METRIC),
  );
  return [...ofOne, ...diverging(present)].sort(byWeight).slice(0, IN_ALL);
}

function byWeight(a: Observation, b: Observation): number {
  return b.weight - a.weight;
}

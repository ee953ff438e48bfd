import { type MetricHistory, type Step, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** Pairs that one expects to move together, and whose parting is a story. */
const PAIRS = [
  ['users', 'mrr'],
  ['users', 'discord'],
  ['users', 'page_views'],
  ['unique_streamers', 'peak_viewers'],
] as const;
const FROM = 3;
/** What has gone on for longer was told before. */
const NEWS = 10;

/** Two metrics that moved in opposite directions in three reports or more, up to the latest. */
export function diverging(histories: readonly MetricHistory[]): Observation[] {
  const byKey = new Map(histories.map((history) => [history.key, history]));
  return PAIRS.flatMap(([a, b]) => {
    const [one, other] = [byKey.get(a), byKey.get(b)];
    return one && other ? pair(one, other) : [];
  });
}

function pair(one: MetricHistory, other: MetricHistory): Observation[] {
  const steps = new Map(stepsOf(other).map((step) => [spanOf(step), step]));
  const both = stepsOf(one).map((step) => ({ step, against: steps.get(spanOf(step)) }));
  const [latest] = both.slice(-1);
  const end = one.values.at(-1)?.weekEnd;
  if (!latest?.against || latest.step.sign === 0 || latest.step.to.weekEnd !== end) return [];
  const { sign } = latest.step;
  const parted = both.slice(
    both.findLastIndex(({ step, against }) => step.sign !== sign || against?.sign !== -sign) + 1,
  );
  if (parted.length < FROM) return [];
  const [up, down] = sign > 0 ? [one, other] : [other, one];
  return [
    {
      kind: 'diverging',
      keys: [one.key, other.key],
      text: `${up.label} rose while ${down.label} fell in each of the last ${parted.length} reports.`,
      figures: parted.flatMap(({ step, against }) => (against ? [step.to, against.to] : [])),
      suggestion: `{{${up.key}.label}} is {{${up.key}.change}} while {{${down.key}.label}} is {{${down.key}.change}}, as in each of the last ${parted.length} reports.`,
      weight: 55 + Math.min(parted.length, NEWS),
    },
  ];
}

function spanOf({ from, to }: Step): string {
  return `${from.weekEnd} ${to.weekEnd}`;
}

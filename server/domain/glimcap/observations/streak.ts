import { type MetricHistory, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';
import { ordinal } from './ordinal.ts';

const FROM = 3;
/** What has gone on for longer was told before. */
const NEWS = 19;

/** Three changes or more in one direction, up to the latest. A report without the figure ends a streak: nothing is assumed of it. */
export function streak(history: MetricHistory): Observation[] {
  const { key, label, values } = history;
  const gap = values.findLastIndex(({ value }) => value === null);
  const steps = stepsOf({ ...history, values: values.slice(gap + 1) });
  const sign = steps.at(-1)?.sign ?? 0;
  const streakSteps = steps.slice(steps.findLastIndex((step) => step.sign !== sign) + 1);
  const [first] = streakSteps;
  if (sign === 0 || !first || streakSteps.length < FROM) return [];

  const count = streakSteps.length;
  const word = sign > 0 ? 'up' : 'down';
  const span = streakSteps.every(({ isWeekly }) => isWeekly)
    ? `for the ${ordinal(count)} week in a row`
    : `in each of the last ${count} reports`;
  return [
    {
      kind: 'streak',
      keys: [key],
      text: `${label} is ${word} ${span}.`,
      figures: [first.from, ...streakSteps.map(({ to }) => to)],
      suggestion: `{{${key}.label}} is {{${key}.direction}} ${span}, by {{${key}.delta}} this time.`,
      weight: 30 + Math.min(count, NEWS),
    },
  ];
}

import { type MetricHistory, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** As many earlier changes as make a first one remarkable. */
const EARLIER = 3;
const MANY = 20;

/** The first drop, or the first rise: every earlier change went the other way or stood still. */
export function first(history: MetricHistory): Observation[] {
  const { key, label } = history;
  const steps = stepsOf(history);
  const latest = steps.at(-1);
  const earlier = steps.slice(0, -1);
  if (!latest || latest.sign === 0 || earlier.length < EARLIER) return [];
  if (earlier.some(({ sign }) => sign === latest.sign)) return [];
  const verb = latest.sign > 0 ? 'rose' : 'fell';
  const begin = steps[0]?.from.weekEnd;
  return [
    {
      kind: 'first',
      keys: [key],
      text: `${label} ${verb} for the first time since our figures begin (${begin}).`,
      figures: [latest.from, latest.to],
      suggestion: `For the first time since our figures begin, {{${key}.label}} is {{${key}.change}}.`,
      // After three changes it is chance; after twenty it is a turn.
      weight: 80 + Math.min(earlier.length, MANY) / 2,
    },
  ];
}

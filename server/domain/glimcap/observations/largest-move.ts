import { formatDifference } from '../../metrics/difference.ts';
import { type MetricHistory, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** As many changes as make the largest one remarkable. */
const CHANGES = 6;
/** As many of them in the same direction. */
const RIVALS = 3;

/** The largest change ever in its direction, from one week to the next; a step over skipped weeks competes with none. */
export function largestMove(history: MetricHistory): Observation[] {
  const { key, label } = history;
  const steps = stepsOf(history).filter(({ isWeekly }) => isWeekly);
  const latest = steps.at(-1);
  const end = history.values.at(-1)?.weekEnd;
  if (!latest || latest.sign === 0 || latest.to.weekEnd !== end || steps.length < CHANGES) return [];
  const rivals = steps.slice(0, -1).filter(({ sign }) => sign === latest.sign);
  if (rivals.length < RIVALS || rivals.some(({ size }) => size >= latest.size)) return [];
  const noun = latest.sign > 0 ? 'rise' : 'fall';
  const change = formatDifference(latest.to.value, latest.from.value);
  return [
    {
      kind: 'largest-move',
      keys: [key],
      text: `${label} had its largest ${noun} from one week to the next: ${change}.`,
      figures: [latest.from, latest.to],
      suggestion: `{{${key}.label}} is {{${key}.change}}, its largest ${noun} from one week to the next so far.`,
      weight: 60 + Math.min(rivals.length, 19),
    },
  ];
}

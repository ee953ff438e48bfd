import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

const FROM = 4;

/** The same value for four reports or more: true, or a source that stands still. */
export function unchanged(history: MetricHistory): Observation[] {
  const { key, label, values } = history;
  const steps = stepsOf({ ...history, values: values.slice(values.findLastIndex(({ value }) => value === null) + 1) });
  const standing = steps.slice(steps.findLastIndex(({ sign }) => sign !== 0) + 1);
  const [first] = standing;
  if (!first || standing.length + 1 < FROM) return [];
  const value = formatMetricValue(first.to.value);
  return [
    {
      kind: 'unchanged',
      keys: [key],
      text: `${label} has stood at ${value} in each of the last ${standing.length + 1} reports.`,
      figures: [first.from, ...standing.map(({ to }) => to)],
      suggestion: `{{${key}.label}} still stands at {{${key}.current}}.`,
      weight: 20,
    },
  ];
}

import { formatMetricValue } from '../../metrics/metric-value.ts';
import type { MetricHistory } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** A figure that is there again after reports without it. */
export function returned({ key, label, values }: MetricHistory): Observation[] {
  const latest = values.at(-1);
  const before = values.slice(0, -1);
  const known = before.findLastIndex(({ value }) => value !== null);
  const missed = before.length - 1 - known;
  const last = before[known];
  if (!latest || latest.value === null || !last || last.value === null || missed < 1) return [];
  const reports = missed === 1 ? 'one report' : `${missed} reports`;
  return [
    {
      kind: 'return',
      keys: [key],
      text: `${label} is back after ${reports} without a figure: ${formatMetricValue(latest.value)}.`,
      figures: [
        { weekEnd: last.weekEnd, value: last.value },
        { weekEnd: latest.weekEnd, value: latest.value },
      ],
      suggestion: `{{${key}.label}} is counted again: {{${key}.current}}.`,
      weight: 35,
    },
  ];
}

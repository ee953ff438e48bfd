import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, stepsOf } from '../observations/metric-history.ts';
import { type Finding, finding } from './finding.ts';

/** As many rises in a row as make a counter of a metric. */
const RISES = 6;

/** A counter that fell: a gauge that only ever rose before, such as the number of accounts. */
export function fell(history: MetricHistory): Finding[] {
  const { key, label, values } = history;
  const steps = stepsOf(history);
  const latest = steps.at(-1);
  if (!latest || latest.sign >= 0 || latest.to.weekEnd !== values.at(-1)?.weekEnd) return [];
  const earlier = steps.slice(0, -1);
  if (earlier.length < RISES || earlier.some(({ sign }) => sign < 0)) return [];
  const [from, to] = [formatMetricValue(latest.from.value), formatMetricValue(latest.to.value)];
  const text = `${label} fell, from ${from} to ${to}; in ${earlier.length} reports before it never did.`;
  return [finding('fell', { keys: [key], text, figures: [latest.from, latest.to] })];
}

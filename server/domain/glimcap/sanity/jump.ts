import { formatDifference } from '../../metrics/difference.ts';
import { amountOf, unitOf, valueIn } from '../../metrics/metric-unit.ts';
import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, type Step, stepsOf } from '../observations/metric-history.ts';
import { type Finding, finding } from './finding.ts';

/** As many earlier changes as say what is usual. */
const ENOUGH = 6;
/** How many times the usual spread a change may lie above the usual size. For normal noise that is never. */
const SPREADS = 8;
/** The median of absolute deviations is this share of a normal standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/** A change by less than this share of the value is no jump, however still it stood before. */
const LEAST_SHARE = 0.05;
/** Without a history: more than this share of the value before. */
const UNKNOWN_SHARE = 0.5;
/** Few things double every week. */
const LEAST_SIZE = 5;

/** A change far outside of what the metric did before: against the median and spread of its own changes. */
export function jump(history: MetricHistory): Finding[] {
  const steps = stepsOf(history);
  const latest = steps.at(-1);
  if (!latest || latest.to.weekEnd !== history.values.at(-1)?.weekEnd || Number(latest.size) < LEAST_SIZE) return [];
  const earlier = steps.slice(0, -1).map(sizePerWeek);
  return earlier.length < ENOUGH ? byShare(history, latest) : byHistory(history, latest, earlier);
}

function byShare(history: MetricHistory, latest: Step): Finding[] {
  if (Number(latest.size) <= UNKNOWN_SHARE * Number(amountOf(latest.from.value))) return [];
  const { from, to } = values(latest);
  const change = formatDifference(latest.to.value, latest.from.value);
  return [jumped(history, latest, `changed by more than half: ${from} to ${to} (${change}).`)];
}

function byHistory(history: MetricHistory, latest: Step, earlier: number[]): Finding[] {
  const usual = median(earlier);
  const spread = MAD_TO_SIGMA * median(earlier.map((size) => Math.abs(size - usual)));
  const limit = Math.max(usual + SPREADS * spread, LEAST_SHARE * Number(amountOf(latest.from.value)));
  const largest = Math.max(...earlier);
  if (sizePerWeek(latest) <= Math.max(limit, largest)) return [];
  const { from, to } = values(latest);
  const change = formatDifference(latest.to.value, latest.from.value);
  const before = formatMetricValue(valueIn(unitOf(latest.to.value), BigInt(Math.round(largest))));
  return [
    jumped(
      history,
      latest,
      `went from ${from} to ${to} (${change}); no week before changed it by more than ${before}.`,
    ),
  ];
}

function jumped({ key, label }: MetricHistory, { from, to }: Step, what: string): Finding {
  return finding('jump', { keys: [key], text: `${label} ${what}`, figures: [from, to] });
}

/** A step over skipped weeks may be as many times as large. */
function sizePerWeek({ size, from, to }: Step): number {
  const weeks = (Date.parse(to.weekEnd) - Date.parse(from.weekEnd)) / (7 * 86_400_000);
  return Number(size) / Math.max(1, weeks);
}

function values({ from, to }: Step): { from: string; to: string } {
  return { from: formatMetricValue(from.value), to: formatMetricValue(to.value) };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

import { formatDifference } from '../../metrics/difference.ts';
import { amountOf, unitOf, valueIn } from '../../metrics/metric-unit.ts';
import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, type Point, type Step, stepsOf } from '../observations/metric-history.ts';
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
/** The same for what begins anew each week, or is a time that people took: a few tickets more double it. */
const UNKNOWN_FACTOR = 3;
/** Few things double every week. */
const LEAST_SIZE = 5;

/**
 * A change far outside of what the metric did before: against the median and spread of its own changes, each as
 * large as it would be now that the metric has grown.
 * @param isCount whether it is counted over the week, not read at its end
 */
export function jump(history: MetricHistory, isCount: boolean): Finding[] {
  const steps = stepsOf(history);
  const latest = steps.at(-1);
  if (!latest || latest.to.weekEnd !== history.values.at(-1)?.weekEnd || Number(latest.size) < LEAST_SIZE) return [];
  const earlier = steps.slice(0, -1).map((step) => sizePerWeek(step) * grown(step, latest));
  if (earlier.length >= ENOUGH) return byHistory(history, latest, earlier);
  const isVolatile = isCount || unitOf(latest.to.value).kind === 'duration';
  return isVolatile ? byFactor(history, latest) : byShare(history, latest);
}

function byShare(history: MetricHistory, latest: Step): Finding[] {
  if (Number(latest.size) <= UNKNOWN_SHARE * level(latest.from)) return [];
  return [jumped(history, latest, `changed by more than half: ${fromTo(latest)}.`)];
}

function byFactor(history: MetricHistory, latest: Step): Finding[] {
  const [before, now] = [level(latest.from), level(latest.to)];
  if (Math.max(before, now) <= UNKNOWN_FACTOR * Math.min(before, now)) return [];
  const times = now > before ? 'is more than three times what it was' : 'is less than a third of what it was';
  return [jumped(history, latest, `${times}: ${fromTo(latest)}.`)];
}

function byHistory(history: MetricHistory, latest: Step, earlier: number[]): Finding[] {
  const usual = median(earlier);
  const spread = MAD_TO_SIGMA * median(earlier.map((size) => Math.abs(size - usual)));
  const limit = Math.max(usual + SPREADS * spread, LEAST_SHARE * level(latest.from));
  const largest = Math.max(...earlier);
  if (sizePerWeek(latest) <= Math.max(limit, largest)) return [];
  const before = formatMetricValue(valueIn(unitOf(latest.to.value), BigInt(Math.round(largest))));
  return [jumped(history, latest, `went from ${fromTo(latest)}; no week before changed it by more than ${before}.`)];
}

function jumped({ key, label }: MetricHistory, { from, to }: Step, what: string): Finding {
  return finding('jump', { keys: [key], text: `${label} ${what}`, figures: [from, to] });
}

/** A step over skipped weeks may be as many times as large. */
function sizePerWeek({ size, from, to }: Step): number {
  const weeks = (Date.parse(to.weekEnd) - Date.parse(from.weekEnd)) / (7 * 86_400_000);
  return Number(size) / Math.max(1, weeks);
}

/** How much larger a step would be now: what has grown to ten times moves in tens. What shrank is not made calmer. */
function grown(step: Step, latest: Step): number {
  return Math.max(1, level(latest.from) / Math.max(1, level(step.from)));
}

function level({ value }: Point): number {
  return Number(amountOf(value));
}

/** `22 to 47 (25⬆)`. */
function fromTo({ from, to }: Step): string {
  const change = formatDifference(to.value, from.value);
  return `${formatMetricValue(from.value)} to ${formatMetricValue(to.value)} (${change})`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

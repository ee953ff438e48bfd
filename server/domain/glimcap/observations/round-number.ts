import { amountOf, type MetricUnit, unitOf, valueIn } from '../../metrics/metric-unit.ts';
import { formatMetricValue } from '../../metrics/metric-value.ts';
import { minorDigits } from '../../money.ts';
import { type MetricHistory, type Point, pointsOf, stepsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** Smaller numbers are not round enough to be celebrated. */
const SMALLEST = 100n;
/** Whoever has stood on the other side of it in so many reports does not pass it again: they go to and fro. */
const REPORTS = 12;

/** The roundest number that lies between the last two values: 6,000 rather than 5,900; of things and of money. */
export function roundNumber(history: MetricHistory): Observation[] {
  const { key, label } = history;
  const latest = stepsOf(history).at(-1);
  if (!latest || latest.sign === 0) return [];
  const unit = unitOf(latest.to.value);
  const one = wholeUnit(unit);
  if (one === null) return [];
  const [low, high] = [latest.from, latest.to].map(({ value }) => amountOf(value)).sort((a, b) => (a < b ? -1 : 1));
  if (low === undefined || high === undefined) return [];
  const crossed = roundest(low, high, one);
  if (crossed === null) return [];
  const wasBeyond = ({ value }: Point) => (latest.sign > 0 ? amountOf(value) >= crossed : amountOf(value) < crossed);
  if (pointsOf(history).slice(-REPORTS, -2).some(wasBeyond)) return [];
  const number = formatMetricValue(valueIn(unit, crossed));
  const verb = latest.sign > 0 ? 'passed' : 'fell below';
  return [
    {
      kind: 'round-number',
      keys: [key],
      text: `${label} ${verb} ${number}.`,
      figures: [latest.from, latest.to],
      suggestion: `{{${key}.label}} ${verb} ${number} and stands at {{${key}.current}}.`,
      weight: 50,
    },
  ];
}

/** Minor units of one whole thing; null for a unit without round numbers. */
function wholeUnit(unit: MetricUnit): bigint | null {
  if (unit.kind === 'count') return 1n;
  return unit.kind === 'money' ? 10n ** BigInt(minorDigits(unit.currency)) : null;
}

/** One value is below the number and the other has reached it. */
function roundest(low: bigint, high: bigint, one: bigint): bigint | null {
  const size = 10n ** BigInt(String(high / one).length - 1);
  const crossed = [size, size / 2n]
    .filter((step) => step >= SMALLEST)
    .map((step) => (high / (step * one)) * step * one)
    .find((number) => number > low);
  return crossed ?? null;
}

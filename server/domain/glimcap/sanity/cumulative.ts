import { amountOf } from '../../metrics/metric-unit.ts';
import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, type Point, pointsOf } from '../observations/metric-history.ts';
import { type Finding, finding } from './finding.ts';

/** As many ordinary weeks as say what a week usually counts. */
const USUAL_WEEKS = 4;
/** A week's worth, more or less. */
const [LEAST, MOST] = [0.5, 1.6];
/** What two weeks, and three, counted together come to at least. */
const [TWO_WEEKS, THREE_WEEKS] = [1.5, 2.2];

/**
 * A weekly count that has become cumulative: each value is the one before and about a usual week more. One
 * such step is a busy week; two in a row are a counter that nobody set back.
 */
export function cumulative(history: MetricHistory): Finding[] {
  const points = pointsOf(history);
  const [start, second, third] = points.slice(-3);
  const before = points.slice(0, -3);
  if (!start || !second || !third || before.length < USUAL_WEEKS) return [];
  const usual = medianOf([...before, start]);
  const [a, b, c] = [start, second, third].map(({ value }) => Number(amountOf(value)));
  if (a === undefined || b === undefined || c === undefined || usual < 1) return [];
  const isWeek = (rise: number) => rise >= LEAST * usual && rise <= MOST * usual;
  if (!isWeek(b - a) || !isWeek(c - b) || b < TWO_WEEKS * usual || c < THREE_WEEKS * usual) return [];
  const values = [start, second, third].map(({ value }) => formatMetricValue(value)).join(', ');
  const text = `${history.label} rose twice by about a usual week (${values}): is it cumulative instead of weekly?`;
  return [finding('cumulative', { keys: [history.key], text, figures: [start, second, third] })];
}

function medianOf(points: readonly Point[]): number {
  const sorted = points.map(({ value }) => Number(amountOf(value))).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

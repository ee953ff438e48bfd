import { difference, signOf } from '../../metrics/difference.ts';
import { formatMetricValue } from '../../metrics/metric-value.ts';
import { type MetricHistory, type Point, pointsOf } from './metric-history.ts';
import type { Observation } from './observation.ts';

/** As many reports as make an extreme remarkable. */
const REPORTS = 5;
/** As many reports as make a record old. */
const LONG = 25;

/**
 * The highest or lowest value since some earlier report, or ever. A steady climb reaches one each week, and
 * is a streak: only a value that comes after a step the other way, or none, is told.
 */
export function record(history: MetricHistory): Observation[] {
  const points = pointsOf(history);
  const latest = points.at(-1);
  const before = points.slice(0, -1);
  if (!latest || before.length < REPORTS - 1) return [];
  return [...extreme(history, latest, before, 'highest'), ...extreme(history, latest, before, 'lowest')];
}

function extreme({ key, label }: MetricHistory, latest: Point, before: Point[], side: 'highest' | 'lowest') {
  const sign = side === 'highest' ? 1 : -1;
  const isBeyond = (a: Point, b: Point) => signOf(difference(a.value, b.value)) === sign;
  const rival = before.findLastIndex((point) => !isBeyond(latest, point));
  const beaten = before.slice(rival + 1);
  const last = before.at(-1);
  const wasOne = last !== undefined && before.slice(rival + 1, -1).every((point) => isBeyond(last, point));
  if (beaten.length < REPORTS - 1 || wasOne) return [];

  // What grows sets a record every other week: one that beats an old one is news.
  const best = before.reduce((held, point, index) => (isBeyond(point, before[held] ?? point) ? index : held), 0);
  const stood = before.length - best;
  const since = rival < 0 ? `since our figures begin (${before[0]?.weekEnd})` : `since ${before[rival]?.weekEnd}`;
  const rivals = [before[rival < 0 ? best : rival]].filter((point) => point !== undefined);
  const observation: Observation = {
    kind: 'record',
    keys: [key],
    text: `${label} is at its ${side} ${since}: ${formatMetricValue(latest.value)}.`,
    figures: [...rivals, latest],
    suggestion: `At {{${key}.current}}, {{${key}.label}} is at its ${side} ${since}.`,
    weight: rival < 0 ? 55 + Math.min(stood, LONG) : 40 + Math.min(beaten.length, 15),
  };
  return [observation];
}

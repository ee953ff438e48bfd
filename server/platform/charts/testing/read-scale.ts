import type { DrawnChart, DrawnText } from './drawn-chart.ts';

/** Which value a coordinate of a drawn chart stands for, by the labels of its axis alone. */
export type ReadScale = (coordinate: number) => number;

const SUFFIXES: Record<string, number> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
const SECONDS: Record<string, number> = { s: 1, min: 60, h: 3600 };

/** The axis to the left of a plot: of all such labels, those from `top` to `bottom`. Money is read in cents. */
export function readUprightScale(
  { texts }: DrawnChart,
  { top = 0, bottom = Number.POSITIVE_INFINITY, left = 0, right = 110 } = {},
): ReadScale {
  const labels = texts.filter(
    ({ anchor, y, x }) => anchor === 'end' && y >= top && y <= bottom && x >= left && x <= right,
  );
  return scaleOf(labels.map((each) => [each.y, labelValue(each)]));
}

/** The axis beneath a plot. */
export function readLevelScale({ texts }: DrawnChart): ReadScale {
  const lowest = Math.max(...texts.map(({ y }) => y));
  return scaleOf(texts.filter(({ y }) => y === lowest).map((each) => [each.x, labelValue(each)]));
}

function scaleOf(pairs: [number, number][]): ReadScale {
  const sorted = pairs.filter(([, value]) => Number.isFinite(value)).toSorted((a, b) => a[1] - b[1]);
  const [[at, from] = [0, 0], [to, until] = [0, 0]] = [sorted[0], sorted.at(-1)];
  if (sorted.length < 2) throw new Error(`an axis of ${sorted.length} labels`);
  return (coordinate) => from + ((coordinate - at) / (to - at)) * (until - from);
}

/** The number that a label writes, NaN where it writes none. */
function labelValue({ text }: DrawnText): number {
  const spans = [...text.matchAll(/([\d,]+) (h|min|s)(?= |$)/g)];
  if (spans.length > 0)
    return spans.reduce((sum, [, digits = '', unit = '']) => sum + plain(digits) * (SECONDS[unit] ?? Number.NaN), 0);
  const [, sign, currency, digits, suffix = ''] = /^(-?)(\$?)([\d,.]+)([KMBT]?)$/.exec(text) ?? [];
  if (digits === undefined) return Number.NaN;
  return (sign ? -1 : 1) * plain(digits) * (SUFFIXES[suffix] ?? Number.NaN) * (currency ? 100 : 1);
}

function plain(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

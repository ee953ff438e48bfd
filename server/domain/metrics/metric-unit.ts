import type { MetricValue } from './metric-value.ts';

/** What a metric is counted in. Durations are whole seconds, ratios whole basis points (parts per ten thousand). */
export type MetricUnit =
  | { kind: 'count' }
  | { kind: 'money'; currency: string }
  | { kind: 'duration' }
  | { kind: 'ratio' };

export const UNIT_KINDS = ['count', 'money', 'duration', 'ratio'] as const satisfies readonly MetricUnit['kind'][];

/** A unit as it is stored: the currency stands beside the kind, and only beside money. */
export interface StoredUnit {
  unit: MetricUnit['kind'];
  currency?: string | null | undefined;
}

/** Throws a TypeError for money without a currency, which the database does not hold. */
export function metricUnit({ unit, currency }: StoredUnit): MetricUnit {
  if (unit !== 'money') return { kind: unit };
  if (!currency) throw new TypeError('money without a currency');
  return { kind: unit, currency };
}

export function unitOf(value: MetricValue): MetricUnit {
  if (typeof value === 'number') return { kind: 'count' };
  if ('minor' in value) return { kind: 'money', currency: value.currency };
  return 'seconds' in value ? { kind: 'duration' } : { kind: 'ratio' };
}

export function isSameUnit(a: MetricUnit, b: MetricUnit): boolean {
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency;
  return a.kind === b.kind;
}

/** The integer behind a value: things, minor units, seconds or basis points. */
export function amountOf(value: MetricValue): bigint {
  if (typeof value === 'number') return BigInt(value);
  if ('minor' in value) return value.minor;
  return BigInt('seconds' in value ? value.seconds : value.basisPoints);
}

/** The value that an integer is in a unit; the inverse of `amountOf`. */
export function valueIn(unit: MetricUnit, amount: bigint): MetricValue {
  switch (unit.kind) {
    case 'count':
      return Number(amount);
    case 'money':
      return { minor: amount, currency: unit.currency };
    case 'duration':
      return { seconds: Number(amount) };
    case 'ratio':
      return { basisPoints: Number(amount) };
  }
}

/** Half-open: `from` is inside, `to` is not. */
export interface Period {
  from: Date;
  to: Date;
}

/** A whole number in the metric's unit (things, minor units, seconds, basis points) and what was asked for it. */
export interface Count {
  value: number;
  /** Of an amount of money. */
  currency?: string;
  query: string;
}

/** Why there is no number for a period. */
export interface NoCount {
  missing: string;
  /** The same for those who speak another language, where members may read it. */
  code?: 'not_begun' | 'viewers_unknown';
}

/** Counts one metric over a period, or at its end. */
export type Counter = (period: Period) => Promise<Count | NoCount>;

/** A period as it stands in a query that is kept with a figure. */
export function writtenPeriod({ from, to }: Period): string {
  return `from ${from.toISOString()} to ${to.toISOString()}`;
}

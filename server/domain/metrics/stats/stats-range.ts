import type { Period } from '../count.ts';

const DAY_MS = 86_400_000;

/** So many days until now: rolling, not the weeks of the reports. */
export const STATS_DAYS = [7, 30, 90, 365] as const;
export type StatsDays = (typeof STATS_DAYS)[number];

export const DEFAULT_DAYS: StatsDays = 7;

/** The last days until `now`. */
export function lastDays(days: number, now: Date): Period {
  return { from: new Date(now.getTime() - days * DAY_MS), to: now };
}

/** The period of the same length that ended where another begins. */
export function periodBefore({ from, to }: Period): Period {
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

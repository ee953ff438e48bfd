/** The moments to come that staff choose between; `exact` is one that they type. */
export const MOMENTS = ['hour', 'hours', 'tomorrow', 'monday', 'week', 'exact'] as const;
export type Moment = (typeof MOMENTS)[number];

const HOUR_MS = 3_600_000;
/** When a working day begins, where nobody says otherwise. */
const MORNING = 9;

/**
 * A moment in the reader's own time zone.
 * @param exact as a field for date and time has it
 * @returns null when that is no time
 */
export function momentOf(moment: Moment, exact: string, now: Date): Date | null {
  switch (moment) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS);
    case 'hours':
      return new Date(now.getTime() + 4 * HOUR_MS);
    case 'tomorrow':
      return morningIn(1, now);
    case 'monday':
      return morningIn((8 - now.getDay()) % 7 || 7, now);
    case 'week':
      return morningIn(7, now);
    case 'exact': {
      const at = new Date(exact);
      return Number.isNaN(at.getTime()) ? null : at;
    }
  }
}

function morningIn(days: number, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

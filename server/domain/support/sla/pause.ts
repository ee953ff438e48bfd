/** A time in which a ticket's clock stands; `to` is null while it still does. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** What happened to a ticket at a time, as its history knows it. */
export interface Happening {
  change: string;
  at: Date;
  /** A snooze knows its end. */
  until?: Date | null;
}

/** What stops the clock, and what lets each go on. */
const ENDS: Record<string, readonly string[]> = {
  pending: ['resumed', 'close_declined', 'closed'],
  snoozed: ['woken', 'snoozed', 'resumed', 'close_declined', 'closed'],
  closed: ['reopened'],
};

/**
 * The pauses that follow from a ticket's history: while it waits for its member, while it is snoozed (until the time
 * that was said, or until it is woken before), and while it is closed.
 */
export function pausesOf(history: readonly Happening[]): Pause[] {
  const ordered = history.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return ordered.flatMap(({ change, at, until = null }, index) => {
    const ends = ENDS[change];
    if (!ends) return [];
    const end = ordered.slice(index + 1).find((later) => ends.includes(later.change))?.at ?? null;
    return [{ from: at, to: end && until ? earlier(end, until) : (end ?? until) }];
  });
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

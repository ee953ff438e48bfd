import type { Pause } from './pause.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What a deadline is counted from. */
export interface DeadlineFacts {
  calendar: WorkingCalendar;
  startedAt: Date;
  /** When it was met: the first answer, the end. Null while it is not. */
  metAt: Date | null;
  pauses: readonly Pause[];
  /** Null where nothing was promised. */
  targetMs: number | null;
  /** After how much of the target staff are warned, in percent. */
  warnPercent: number;
  now: Date;
}

/** How a deadline stands. */
export interface DeadlineReading {
  /** Work since the start, to when it was met or to now; what passed in pauses does not count. */
  workedMs: number;
  /** When it is or was due. Null without a target, while the clock stands before it, and where the work never comes. */
  dueAt: Date | null;
  warnAt: Date | null;
  /** Whether more time passed than was promised. */
  isBreached: boolean;
  /** Whether the clock stands now. */
  isPaused: boolean;
}

interface Run {
  from: Date;
  /** Null for the run that is not over. */
  to: Date | null;
}

/**
 * Reads a deadline from the facts alone, so that it may be read again after any change, in any order, with the same
 * result: due is the first moment at which as much work has passed, outside of pauses, as was promised.
 */
export function readDeadline(facts: DeadlineFacts): DeadlineReading {
  const { calendar, metAt, now, targetMs, warnPercent } = facts;
  const runs = runsOf(facts);
  const until = metAt ?? now;
  const workedMs = runs.reduce((sum, { from, to }) => {
    return sum + calendar.workingTimeBetween(from, to && to < until ? to : until);
  }, 0);
  return {
    workedMs,
    dueAt: targetMs === null ? null : momentAfter(targetMs, runs, calendar),
    warnAt: targetMs === null ? null : momentAfter(Math.round((targetMs * warnPercent) / 100), runs, calendar),
    isBreached: targetMs !== null && workedMs > targetMs,
    isPaused: !metAt && !runs.some(({ from, to }) => from <= now && (to === null || to > now)),
  };
}

/** What is left of the time when the pauses are taken out, in order. */
function runsOf({ startedAt, pauses }: DeadlineFacts): Run[] {
  const runs: Run[] = [];
  let from: Date | null = startedAt;
  for (const pause of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (from === null) break;
    if (pause.from > from) runs.push({ from, to: pause.from });
    if (pause.to === null) from = null;
    else if (pause.to > from) from = pause.to;
  }
  if (from) runs.push({ from, to: null });
  return runs;
}

function momentAfter(ms: number, runs: readonly Run[], calendar: WorkingCalendar): Date | null {
  let left = ms;
  for (const { from, to } of runs) {
    const length = to ? calendar.workingTimeBetween(from, to) : Number.POSITIVE_INFINITY;
    if (left <= length) return calendar.addWorkingTime(from, left);
    left -= length;
  }
  return null;
}

import { addDays, type CalendarDay, startOfDay } from '../zoned-day.ts';

/** Who counted a day: our own servers, or Plausible before them. */
export type TrafficSource = 'glim' | 'plausible';

/**
 * `whole`: counted from midnight to midnight. `part`: for some of it. `running`: it is today. `none`: nobody
 * counted, so there is no figure. `ahead`: it has not begun.
 */
export type Coverage = 'whole' | 'part' | 'running' | 'none' | 'ahead';

/** A day's page views and visitors; null where nobody counted, never 0 for it. */
export interface TrafficDay {
  day: CalendarDay;
  views: number | null;
  visitors: number | null;
  source: TrafficSource | null;
  coverage: Coverage;
  /** How long it was counted, of how many minutes it has (1,380 or 1,500 when the clocks change), or has had so far. */
  countedMinutes: number;
  minutes: number;
}

/** What the tables hold of a day. */
export interface DayFacts {
  source: TrafficSource | null;
  views: number;
  visitors: number;
  countedMinutes: number;
}

const MINUTE_MS = 60_000;
/** A server that starts anew misses a minute or two, which no reader would call a gap. */
const MISSING_SHARE = 0.01;

/** Whether so little is missing that the figures can be taken for whole. */
export function isCovered({ countedMinutes, minutes }: Pick<TrafficDay, 'countedMinutes' | 'minutes'>): boolean {
  return minutes - countedMinutes <= minutes * MISSING_SHARE;
}

/** Tells a day without views from a day without anybody to count them. */
export function trafficDay(
  day: CalendarDay,
  facts: DayFacts | undefined,
  at: { now: Date; timeZone: string },
): TrafficDay {
  const startsMs = startOfDay(day, at.timeZone).getTime();
  const endsMs = startOfDay(addDays(day, 1), at.timeZone).getTime();
  const nowMs = at.now.getTime();
  const minutes = Math.max(0, Math.ceil((Math.min(endsMs, nowMs) - startsMs) / MINUTE_MS));
  const source = facts?.source ?? null;
  const countedMinutes = source === 'plausible' ? minutes : Math.min(facts?.countedMinutes ?? 0, minutes);
  const isKnown = countedMinutes > 0 || (facts?.views ?? 0) > 0;
  return {
    day,
    views: isKnown ? (facts?.views ?? 0) : null,
    visitors: isKnown ? (facts?.visitors ?? 0) : null,
    source: isKnown ? (source ?? 'glim') : null,
    coverage: coverageOf({ isKnown, isAhead: startsMs > nowMs, isOver: endsMs <= nowMs, countedMinutes, minutes }),
    countedMinutes,
    minutes,
  };
}

interface State {
  isKnown: boolean;
  isAhead: boolean;
  isOver: boolean;
  countedMinutes: number;
  minutes: number;
}

function coverageOf({ isKnown, isAhead, isOver, ...counted }: State): Coverage {
  if (isAhead) return 'ahead';
  if (!isKnown) return 'none';
  if (!isOver) return 'running';
  return isCovered(counted) ? 'whole' : 'part';
}

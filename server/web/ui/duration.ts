import type { Translate } from '../words.ts';

const MINUTE_MS = 60_000;

/** "12 min" or "3 h 5 min", in whole minutes that have passed. */
function durationText(ms: number, t: Translate): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) return t('duration.minutes', { count: minutes });
  return t('duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "live for 12 min", and "just started" within the first minute. */
export function liveForText(startedAt: string, now: number, t: Translate): string {
  const ms = now - Date.parse(startedAt);
  if (ms < MINUTE_MS) return t('stream.justStarted');
  return t('stream.liveFor', { duration: durationText(ms, t) });
}

import type { Translate } from '../../words.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** How a deadline stands, for people: "due in 2 h 5 min", "3 h late". */
export function dueText(dueAt: string, now: number, t: Translate): { text: string; tone: 'late' | 'near' | 'calm' } {
  const minutes = Math.round((Date.parse(dueAt) - now) / MINUTE_MS);
  const span = spanText(Math.abs(minutes), t);
  if (minutes < 0) return { text: t('board.late', { span }), tone: 'late' };
  return { text: t('board.dueIn', { span }), tone: minutes <= 60 ? 'near' : 'calm' };
}

/** "12 min", "3 h 5 min", "4 d 2 h", in whole minutes. */
export function spanText(minutes: number, t: Translate): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return t('board.span.minutes', { minutes: whole });
  if (whole < DAY_MINUTES) return t('board.span.hours', { hours: Math.floor(whole / 60), minutes: whole % 60 });
  return t('board.span.days', { days: Math.floor(whole / DAY_MINUTES), hours: Math.floor((whole % DAY_MINUTES) / 60) });
}

import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const AHEAD = /^(\d{1,4})\s*(m|h|d|w)(?:in|our|ay|eek)?s?$/i;
const STAMP = /^<t:(\d{1,12})(?::\w)?>$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?$/;

/**
 * A time to come as people type it: `30m`, `2h`, `3d`, `1w`, `2026-03-08`, `2026-03-08 14:00` (UTC), or as Discord writes
 * times. @throws DomainError invalid `time_unreadable`
 */
export function parseWhen(text: string, { now, words }: Pick<BotContext, 'now' | 'words'>): Date {
  const said = text.trim();
  const ahead = AHEAD.exec(said);
  const unit = UNITS[ahead?.[2]?.toLowerCase() ?? ''];
  if (ahead && unit) return new Date(now().getTime() + Number(ahead[1]) * unit);
  const stamp = STAMP.exec(said);
  if (stamp) return new Date(Number(stamp[1]) * 1000);
  const date = DATE.test(said) ? new Date(`${said.replace(' ', 'T')}${said.length > 10 ? ':00' : 'T00:00:00'}Z`) : null;
  if (date && !Number.isNaN(date.getTime())) return date;
  throw new DomainError('invalid', 'time_unreadable', words.tickets('time.unreadable'));
}

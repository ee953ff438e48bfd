import { DomainError } from '../errors.ts';
import { wallClockMs } from '../metrics/zoned-day.ts';

const CLOCK = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/;
const DAY_MINUTES = 1_440;

/** When a member does not want to be told, as their own clock on the wall shows it. Minutes of the day. */
export interface QuietHours {
  timeZone: string;
  from: number;
  to: number;
}

/**
 * Reads quiet hours as a member types them: `22:00`, `8`, `Europe/Berlin`.
 * @throws DomainError invalid `clock_invalid`, `time_zone_unknown`, `quiet_hours_empty`
 */
export function parseQuietHours(text: { from: string; to: string; timeZone: string }): QuietHours {
  const [from, to] = [parseClock(text.from), parseClock(text.to)];
  if (from === to) {
    throw new DomainError('invalid', 'quiet_hours_empty', 'Quiet hours begin and end at different times.');
  }
  return { from, to, timeZone: parseTimeZone(text.timeZone) };
}

/** The name of a time zone as the world's time zone database writes it. @throws DomainError invalid `time_zone_unknown` */
export function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
  } catch {
    const name = text.trim().slice(0, 40);
    const sentence = `"${name}" is no time zone. Write one like Europe/Berlin or America/New_York.`;
    throw new DomainError('invalid', 'time_zone_unknown', sentence, { zone: name });
  }
}

/** Whether it is quiet at an instant. Quiet hours may pass midnight, and follow the clocks when these change. */
export function isQuiet({ timeZone, from, to }: QuietHours, at: Date): boolean {
  const minute = Math.floor(wallClockMs(at.getTime(), timeZone) / 60_000) % DAY_MINUTES;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** `22:00` for 1320. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes of the day for `22:00` or `8`. @throws DomainError invalid `clock_invalid` */
export function parseClock(text: string): number {
  const [, hours, minutes = '0'] = CLOCK.exec(text.trim()) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes);
  const shown = text.trim().slice(0, 20);
  const sentence = `"${shown}" is no time of day. Write one like 22:00.`;
  throw new DomainError('invalid', 'clock_invalid', sentence, { text: shown });
}

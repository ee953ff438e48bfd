import { DomainError } from '../../errors.ts';
import { ALWAYS, type Shift, type WorkingHours } from './working-hours.ts';

type Week = WorkingHours['week'];

/** English and German, by their first two letters: Monday is 0. */
const DAY_OF: Record<string, number> = {
  ...{ mo: 0, tu: 1, di: 1, we: 2, mi: 2, th: 3, do: 3, fr: 4, sa: 5, su: 6, so: 6 },
};
const RANGES: Record<string, [number, number]> = {
  ...{ daily: [0, 6], täglich: [0, 6], weekdays: [0, 4], werktags: [0, 4], weekend: [5, 6], wochenende: [5, 6] },
};
const CLOSED = new Set(['closed', 'geschlossen', 'zu', '-']);
const EVERY_MINUTE = new Set(['always', 'immer', '24/7']);
const NEVER = new Set(['never', 'nie', 'closed', 'geschlossen']);
const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?`;
const SHIFT = new RegExp(`^${TIME}-${TIME}$`);
const MAX_SHIFTS = 6;
const EXAMPLE = 'Write it like this: `Mon-Fri 9:00-17:00, Sat 10-14`, or `always`.';

/**
 * Weekly hours as people write them: `Mon-Fri 9-12 13:00-17:30, Sat 22-6, Sun closed`, in English or German.
 * @throws DomainError invalid `hours_unclear` that names the part that it could not read
 */
export function parseWeek(text: string): Week {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/\s*-\s*/g, '-');
  if (EVERY_MINUTE.has(plain)) return ALWAYS.week;
  const week: Shift[][] = Array.from({ length: 7 }, () => []);
  if (NEVER.has(plain)) return week;
  const parts = plain.split(/[,;\n]/).map((part) => part.trim());
  for (const part of parts.filter(Boolean)) addPart(week, part);
  if (week.some((shifts) => shifts.length > MAX_SHIFTS)) throw unclear(text, 'shifts', 'A day has at most 6 shifts');
  if (!parts.some(Boolean)) throw unclear(text, 'empty', 'There are no hours in it');
  return week;
}

function addPart(week: Shift[][], part: string): void {
  const [days = '', ...times] = part.replaceAll(/(\d)\s+(am|pm)/g, '$1$2').split(/\s+/);
  if (times.length === 0) throw unclear(part, 'times', 'It needs days and times');
  const isClosed = times.length === 1 && CLOSED.has(times[0] ?? '');
  const shifts = isClosed ? [] : times.map((time) => readShift(time, part));
  for (const day of readDays(days, part)) week[day]?.push(...shifts);
}

function readDays(text: string, part: string): number[] {
  const [from, to = from] = RANGES[text] ?? text.split('-').map((name) => readDay(name, part));
  if (from === undefined || to === undefined) throw unclear(part, 'noDay', 'There is no day in it');
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (from + index) % 7);
}

function readDay(name: string, part: string): number {
  const day = /^\p{L}{2,12}\.?$/u.test(name) ? DAY_OF[name.slice(0, 2)] : undefined;
  if (day === undefined) throw unclear(part, 'day', `“${name}” is not a day of the week`, name);
  return day;
}

function readShift(text: string, part: string): Shift {
  const [, hour, minute, half, toHour, toMinute, toHalf] = SHIFT.exec(text) ?? [];
  const from = readTime(hour, minute, half);
  const to = readTime(toHour, toMinute, toHalf);
  if (from === null || to === null || from === 1_440)
    throw unclear(part, 'time', `“${text}” is not a time from–to`, text);
  if (from === to) throw unclear(part, 'length', `“${text}” has no length; for the whole day write 0-24`, text);
  return { from, to };
}

function readTime(hours: string | undefined, minutes = '0', half?: string): number | null {
  if (hours === undefined) return null;
  const given = Number(hours);
  if (half && (given < 1 || given > 12)) return null;
  const hour = half ? (given % 12) + (half === 'pm' ? 12 : 0) : given;
  const sum = hour * 60 + Number(minutes);
  return Number(minutes) > 59 || sum > 1_440 ? null : sum;
}

function unclear(part: string, context: string, reason: string, word = ''): DomainError {
  const read = part.slice(0, 100);
  return new DomainError('invalid', 'hours_unclear', `I cannot read “${read}”: ${reason}. ${EXAMPLE}`, {
    ...{ part: read, word, context },
  });
}

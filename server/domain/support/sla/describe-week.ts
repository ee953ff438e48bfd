import type { Shift, WorkingHours } from './working-hours.ts';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/**
 * Weekly hours in one line, days alike taken together: `Mon–Fri 09:00–17:00, Sat 10:00–14:00`.
 * `parseWeek` reads it again where the language is one that it knows. Days without hours are left out.
 */
export function describeWeek(week: WorkingHours['week'], locale = 'en'): string {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (day: number) => names.format(MONDAY + day * DAY_MS).replace('.', '');
  const groups: { from: number; to: number; shifts: string }[] = [];
  for (const [day, shifts] of week.entries()) {
    const said = describeShifts(shifts);
    const last = groups.at(-1);
    if (last?.shifts === said) last.to = day;
    else groups.push({ from: day, to: day, shifts: said });
  }
  return groups
    .filter(({ shifts }) => shifts !== '')
    .map(({ from, to, shifts }) => `${from === to ? nameOf(from) : `${nameOf(from)}–${nameOf(to)}`} ${shifts}`)
    .join(', ');
}

function describeShifts(shifts: readonly Shift[]): string {
  return shifts.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' ');
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

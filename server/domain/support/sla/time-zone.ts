import { DomainError } from '../../errors.ts';

/**
 * The name of a time zone as the database of time zones writes it.
 * @throws DomainError invalid `time_zone_unknown`
 */
export function requireTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
  } catch {
    throw new DomainError(
      'invalid',
      'time_zone_unknown',
      `I do not know the time zone “${text.slice(0, 50)}”. Choose one of the list, such as \`Europe/Berlin\` or \`America/New_York\`.`,
      { zone: text.slice(0, 50) },
    );
  }
}

/** Those whose names contain what is typed, the ones that begin with it first. */
export function findTimeZones(typed: string, limit: number): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const found = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone.toLowerCase().includes(wanted));
  const rank = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted))
      ? 0
      : 1;
  return [...new Set(found)].toSorted((a, b) => rank(a) - rank(b)).slice(0, limit);
}

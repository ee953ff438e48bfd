import { DomainError } from '../../errors.ts';

const FORM = /^(?:(\d{1,4})\s*(?:h|hours?|std|stunden?))?\s*(?:(\d{1,5})\s*(?:m|min|minutes?|minuten?))?$/;
/** About a year of nine to five. */
const MAX_MINUTES = 2_000 * 60;

/**
 * A time of work as people write it, `30m`, `4h` or `1h 30m`, in minutes. Days are no such time: some have eight
 * hours of work, some none.
 * @throws DomainError invalid `target_unclear`
 */
export function parseTargetTime(text: string): number {
  const [, hours, minutes] = FORM.exec(text.trim().toLowerCase()) ?? [];
  const sum = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (sum >= 1 && sum <= MAX_MINUTES) return sum;
  throw new DomainError(
    'invalid',
    'target_unclear',
    `I cannot read “${text.slice(0, 50)}” as a time. Write hours and minutes of work, like \`30m\`, \`4h\` or \`1h 30m\`, at most 2000h.`,
    { text: text.slice(0, 50) },
  );
}

/** The same the other way round: `1h 30m`. */
export function formatTargetTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours ? [`${hours}h`] : []), ...(rest || !hours ? [`${rest}m`] : [])].join(' ');
}

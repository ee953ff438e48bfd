const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** `1 h 12 min`, `45 s`, `0 s`: whole seconds, to the last one of them. */
export function formatSeconds(seconds: number, locale = 'en-US'): string {
  const size = Math.abs(seconds);
  const parts = [
    { amount: Math.floor(size / HOUR), unit: 'h' },
    { amount: Math.floor((size % HOUR) / MINUTE), unit: 'min' },
    { amount: size % MINUTE, unit: 's' },
  ].filter(({ amount }) => amount > 0);
  const text = parts.map(({ amount, unit }) => `${amount.toLocaleString(locale)} ${unit}`).join(' ');
  return `${seconds < 0 ? '-' : ''}${text || '0 s'}`;
}

/** To the nearest minute; what is shorter than one keeps its seconds. */
export function roundedSeconds(seconds: number): number {
  return Math.abs(seconds) < MINUTE ? seconds : Math.round(seconds / MINUTE) * MINUTE;
}

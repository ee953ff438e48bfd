import { type Figure, MICRO } from './figure.ts';

/**
 * How far a sum of printed figures may be off because each was rounded when it
 * was printed, in millionths.
 *
 * Whole numbers and cents are exact: what is printed must subtract as it is
 * printed. Only what shows that it was rounded gives slack: `5.9k`, `~500`,
 * `12.5 hours`, percents, and figures printed less exactly than their neighbours.
 */
export function slackOf(figures: readonly Figure[]): bigint {
  const isMixed = new Set(figures.filter(({ micro }) => micro !== 0n).map(({ step }) => step)).size > 1;
  const isRounded = isMixed || figures.some(showsRounding);
  if (!isRounded) return 0n;
  const halves = figures.reduce((sum, { step }) => sum + step, 0n);
  const about = figures
    .filter(({ isRounded: is, step }) => is && step <= MICRO)
    .reduce((sum, figure) => sum + figure.micro / 20n, 0n);
  return halves / 2n + about;
}

export function agrees(derived: bigint, printed: bigint, slack: bigint): boolean {
  const off = derived - printed;
  return (off < 0n ? -off : off) <= slack;
}

function showsRounding({ unit, isRounded, fraction }: Figure): boolean {
  if (isRounded || unit === 'percent' || unit === 'duration') return true;
  return unit === 'count' && fraction !== '';
}

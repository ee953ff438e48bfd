import { createHash } from 'node:crypto';

const DAY_MS = 86_400_000;
/** Any day would do; from here the curves are counted. */
const FIRST_DAY_MS = Date.UTC(2026, 0, 1);
const WAVE_DAYS = 45;

interface Curve {
  /** Names the curve: another name has other noise. */
  name: string;
  /** On the first day of 2026. */
  start: number;
  /** Gained (or lost) a day. */
  perDay: number;
  /** How far the days are off the straight line. */
  noise: number;
}

/**
 * A number of followers that a service could have that moment: the same for the same moment,
 * another one from day to day, falling in some weeks. Never below 0.
 */
export function followersAt(curve: Curve, now: number): number {
  const day = Math.floor((now - FIRST_DAY_MS) / DAY_MS);
  const share = (now - FIRST_DAY_MS) / DAY_MS - day;
  return Math.max(0, Math.round(endOfDay(curve, day - 1) * (1 - share) + endOfDay(curve, day) * share));
}

function endOfDay({ name, start, perDay, noise }: Curve, day: number): number {
  const wave = Math.sin((2 * Math.PI * day) / WAVE_DAYS) * noise * 2;
  return start + perDay * (day + 1) + wave + (draw(`${name} ${day}`) - 0.5) * noise;
}

/** A number from 0 up to 1 that only depends on the name. */
export function draw(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}

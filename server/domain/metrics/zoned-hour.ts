import { wallClockMs } from './zoned-day.ts';

const HOUR_MS = 3_600_000;

/** The first instant of the hour that a clock on the wall in `timeZone` shows; zones may be half an hour off UTC. */
export function startOfHour(instant: Date, timeZone: string): Date {
  const ms = instant.getTime();
  const secondMs = Math.floor(ms / 1000) * 1000;
  return new Date(secondMs - (wallClockMs(secondMs, timeZone) % HOUR_MS));
}

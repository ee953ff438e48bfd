import type { FindingCause } from '#domain/streams/stream-finding.entity.ts';

/** In the unit that its sentence names: seconds, megabits a second, per cent. */
export function shownValue(cause: FindingCause, value: number): number {
  if (cause === 'bitrate') return Math.round(value / 100_000) / 10;
  if (cause === 'key_frames') return Math.round(value / 100) / 10;
  return Math.round(value) / 10;
}

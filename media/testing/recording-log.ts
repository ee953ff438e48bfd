import type { MediaLog } from '../media-log.ts';

/** A log that keeps what it hears, for tests to read. */
export function recordingLog(): MediaLog & { events: string[] } {
  const events: string[] = [];
  const record = (_fields: object, event: string) => void events.push(event);
  return { events, info: record, warn: record, error: record };
}

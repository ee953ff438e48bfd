import { isDue } from './is-due.ts';
import type { Metric } from './metric.entity.ts';
import { startOfHour } from './zoned-hour.ts';

const HOUR_MS = 3_600_000;
/** Sources are looked at once an hour, this long after it began. */
const LOOK_MS = 55 * 60_000;
/** A weekly metric is due within a week. */
const LOOKS_MAX = 8 * 24;

/** A metric and when it was last read from its source. */
interface Looked {
  cadence: Metric['cadence'];
  lastAt: Date | null;
}

export function looksOf(metrics: readonly Metric[], lastReads: ReadonlyMap<string, Date>): Looked[] {
  return metrics.map(({ key, cadence }) => ({ cadence, lastAt: lastReads.get(key) ?? null }));
}

/** The next look at which one of a source's metrics is due; null when it has none. */
export function nextLook(metrics: readonly Looked[], { now, timeZone }: { now: Date; timeZone: string }): Date | null {
  const thisHour = startOfHour(now, timeZone).getTime() + LOOK_MS;
  const first = thisHour > now.getTime() ? thisHour : thisHour + HOUR_MS;
  const looks = Array.from({ length: LOOKS_MAX }, (_, hours) => new Date(first + hours * HOUR_MS));
  return looks.find((at) => metrics.some((metric) => isDue({ ...metric, at, timeZone }))) ?? null;
}

import type { Metric } from './metric.entity.ts';
import { METRIC_SOURCES, type SourceEntry, type SourceName, type SourceSettings } from './source-list.ts';

/** The variables that a source needs and that are not set. Without one of them it is off. */
export function missingOf({ needs }: SourceEntry, settings: SourceSettings): string[] {
  const given: Readonly<Record<string, string | undefined>> = settings;
  return needs.filter((variable) => !given[variable]);
}

/** Whether a source counts a metric: the catalogue gives it to the source, and the source knows it. */
export function isCountedBy({ name, keys }: SourceEntry, { key, source }: Pick<Metric, 'key' | 'source'>): boolean {
  return source === name && keys.includes(key);
}

/** Whether a source is played by a sandbox: nobody's real figures come from this machine. */
export function isPlayed(source: SourceName, settings: SourceSettings): boolean {
  const base = METRIC_SOURCES.find(({ name }) => name === source)?.base;
  return isPlayedAddress(base ? settings[base] : '');
}

/** Whether an address is one on this machine. */
export function isPlayedAddress(address: string): boolean {
  return URL.canParse(address) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}

import type { JsonReader } from '#domain/metrics/json-reader.ts';
import type { SourceReading } from '#domain/metrics/metric-sources.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import type { SourceName, SourceSettings } from '#domain/metrics/source-list.ts';
import type { SourceTokens } from '#domain/metrics/source-tokens.ts';

/** What a source is read with. */
export interface SourceContext {
  http: JsonReader;
  settings: SourceSettings;
  tokens: Pick<SourceTokens, 'access'>;
  now: Date;
  /** The first instant of the running week: what goes over a week is counted from here. */
  weekStartsAt: Date;
}

/** A service that counts something for us; which variables it needs is in `METRIC_SOURCES`. */
export interface MetricSource {
  name: SourceName;
  /** @throws SourceError which says to staff why there is no figure. Nothing is kept then, not even of the figures before it. */
  read(context: SourceContext): Promise<SourceReading[]>;
}

/** @throws SourceError when the variable is not set: a source is only asked when it has all that it needs */
export function setting(settings: SourceSettings, name: keyof SourceSettings): string {
  const value = settings[name];
  if (!value) throw new SourceError(`${name} is not set`);
  return value;
}

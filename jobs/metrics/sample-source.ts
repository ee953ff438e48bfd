import type { MetricSources, SourceReading } from '#domain/metrics/metric-sources.ts';
import { weekSoFar } from '#domain/metrics/week-so-far.ts';
import type { MetricSource, SourceContext } from './metric-source.ts';

/** What a source is sampled with. */
export interface SamplingContext extends Pick<SourceContext, 'http' | 'settings'> {
  metricSources: MetricSources;
  sourceTokens: SourceContext['tokens'];
  /** Where weeks are cut. */
  timeZone: string;
  now(): Date;
}

/**
 * Reads a source and keeps what it says. A reading that fails is noted with its reason, keeps nothing, and
 * leaves a gap that is never filled with a guess.
 * @throws SourceError, or the DomainError of a figure that makes no sense
 */
export async function sampleSource(source: MetricSource, context: SamplingContext): Promise<SourceReading[]> {
  const { http, metricSources, now, settings, sourceTokens, timeZone } = context;
  const askedAt = now();
  const weekStartsAt = weekSoFar(askedAt, timeZone).startsAt;
  try {
    const readings = await source.read({ http, settings, tokens: sourceTokens, now: askedAt, weekStartsAt });
    return await metricSources.record(source.name, readings, askedAt);
  } catch (error) {
    await metricSources.failed(source.name, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

import { SourceError } from '#domain/metrics/source-error.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';
import { sampleSource } from './sample-source.ts';
import { SOURCE_READERS } from './source-readers.ts';

/** Who asks to be left alone for longer is asked at the next look instead. */
const LONGEST_WAIT_S = 50 * 60;

/**
 * Samples one source. A failure is tried again by the runner, ever more rarely; a service that says how
 * long it wants to be left alone is asked again after that time, and not before.
 */
export const sampleDueSource: Task<OutboxTasks['metrics.source.due']> = {
  async run({ source: name }, context) {
    const source = SOURCE_READERS.find((each) => each.name === name);
    if (!source || !context.metricSources.listConfigured().includes(source.name)) return;
    try {
      const readings = await sampleSource(source, context);
      context.log.info(
        { source: name, ...Object.fromEntries(readings.map(({ key, value }) => [key, value])) },
        'sampled',
      );
    } catch (error) {
      const seconds = error instanceof SourceError ? error.retryAfterSeconds : null;
      if (!(error instanceof SourceError) || seconds === null) throw error;
      context.log.warn({ source: name, seconds, reason: error.message }, 'source asks to wait');
      if (seconds <= LONGEST_WAIT_S) await context.metricSources.enqueueAgain(source.name, seconds);
    }
  },
};

import type { Job } from '../job.ts';

/**
 * Looks every hour, just before it ends, which sources are due: the day's last look comes just before midnight,
 * and on a Sunday gives the week's figure. Each source is then a durable job of its own.
 */
export function sampleSources(timezone: string): Job {
  return {
    name: 'sample-sources',
    schedule: '55 * * * *',
    timezone,

    async run({ metricSources, log, scheduledAt }) {
      const due = await metricSources.enqueueDue(scheduledAt);
      if (due.length > 0) log.info({ sources: due }, 'sources due');
    },
  };
}

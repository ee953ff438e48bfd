import type { Job } from '../job.ts';

const KEY = 'discord';

/**
 * Four times a day, the last one just before the day ends: that one is the week's
 * figure on a Sunday. A reading that fails is noted with its reason and tried again
 * by the runner; one that comes too late leaves a gap, which is never filled with a guess.
 */
export function sampleMembers(timezone: string): Job {
  return {
    name: 'sample-members',
    schedule: '55 5,11,17,23 * * *',
    timezone,

    async run({ metrics, memberCounter, log }) {
      try {
        const { value, query } = await memberCounter.countMembers();
        await metrics.record({ key: KEY, value, source: KEY, query });
        log.info({ members: value }, 'members counted');
      } catch (error) {
        await metrics.failed(KEY, error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}

import { DomainError } from '#domain/errors.ts';
import type { Job } from '../job.ts';

interface Schedule {
  /** Five cron fields. */
  schedule: string;
  timezone: string;
}

/**
 * Drafts the week that was over when the job was due, however late it runs: a run
 * that was missed on Wednesday and caught up on Monday is still about Wednesday's week.
 */
export function draftGlimcap({ schedule, timezone }: Schedule): Job {
  return {
    name: 'draft-glimcap',
    schedule,
    timezone,

    async run({ glimcap, log, scheduledAt }) {
      try {
        const { id, number, weekEnd } = await glimcap.draft({ at: scheduledAt, unlessSince: scheduledAt });
        log.info({ reportId: id, number, weekEnd }, 'glimcap drafted');
      } catch (error) {
        // Somebody was earlier and it is published: nothing is left to do.
        if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
        log.info({ reason: error.message }, 'glimcap not drafted');
      }
    },
  };
}

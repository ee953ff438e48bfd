import type { Job } from '../job.ts';

/** Roles that a crash, an outage or a hand left wrong are mended by the bot, as soon as one is there. */
export const reconcileLiveRoles: Job = {
  name: 'reconcile-live-roles',
  schedule: '*/10 * * * *',

  async run({ liveRoles }) {
    await liveRoles.requestSync();
  },
};

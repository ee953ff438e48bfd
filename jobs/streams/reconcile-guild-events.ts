import type { Job } from '../job.ts';

/** A week ahead comes nearer by itself, and what a crash or an outage left wrong is mended. */
export const reconcileGuildEvents: Job = {
  name: 'reconcile-guild-events',
  schedule: '*/10 * * * *',

  async run({ guildEvents }) {
    await guildEvents.requestSync();
  },
};

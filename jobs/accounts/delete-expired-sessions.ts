import type { Job } from '../job.ts';

/** Sessions that are over are worth nothing to anyone but a thief of backups. */
export const deleteExpiredSessions: Job = {
  name: 'delete-expired-sessions',
  schedule: '17 4 * * *',

  async run({ accounts, log }) {
    log.info({ deleted: await accounts.deleteExpiredSessions() }, 'expired sessions deleted');
  },
};

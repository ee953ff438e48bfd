import type { Job } from '../job.ts';

/** What was missed while the bot was away, or changed by hand, is put right. */
export const reconcileRoles: Job = {
  name: 'reconcile-roles',
  schedule: '23 */6 * * *',

  async run({ memberRoles, log }) {
    const members = await memberRoles.enqueueAll();
    if (members > 0) log.info({ members }, 'roles reconciled');
  },
};

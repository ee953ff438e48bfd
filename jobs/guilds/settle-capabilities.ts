import type { Job } from '../job.ts';

/** Whether a trouble lasts, or is over for good, is a matter of time: staff are told when it is. */
export const settleCapabilities: Job = {
  name: 'settle-capabilities',
  schedule: '* * * * *',

  async run({ capabilityNotices, log }) {
    const changed = await capabilityNotices.settle();
    if (changed > 0) log.info({ changed }, 'capability notices changed');
  },
};

import type { Job } from '../job.ts';

/** The ticket panel promises that texts and files go when the retention time is over. */
export const forgetOldMessages: Job = {
  name: 'forget-old-messages',
  schedule: '43 4 * * *',

  async run({ support, log }) {
    log.info({ tickets: await support.forgetOldMessages() }, 'texts of old tickets deleted');
  },
};

import type { Job } from '../job.ts';

/** What people say of help articles, and what they look for in vain, is of use for a time only. */
export const forgetOldHelpWords: Job = {
  name: 'forget-old-help-words',
  schedule: '51 4 * * *',

  async run({ helpFeedback, log }) {
    log.info(await helpFeedback.forgetOld(), 'old words about help deleted');
  },
};

import type { Job } from '../job.ts';

/** Questions of watched text channels are kept for a month, and drafts of tickets for a day. */
export const forgetOldQuestions: Job = {
  name: 'forget-old-questions',
  schedule: '17 4 * * *',

  async run({ questions, ticketDrafts, log }) {
    log.info(
      { questions: await questions.forgetOld(), drafts: await ticketDrafts.forgetOld() },
      'old questions deleted',
    );
  },
};

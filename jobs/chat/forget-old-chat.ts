import type { Job } from '../job.ts';

/** What is said in a chat is kept for a month. */
export const forgetOldChat: Job = {
  name: 'forget-old-chat',
  schedule: '53 4 * * *',

  async run({ chat, log }) {
    log.info({ messages: await chat.forgetOldMessages() }, 'words of old chats deleted');
  },
};

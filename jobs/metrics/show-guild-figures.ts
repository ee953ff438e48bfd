import type { Job } from '../job.ts';

/** Guilds see the figures change within five minutes; what says the same as before costs no call to Discord. */
export const showGuildFigures: Job = {
  name: 'show-guild-figures',
  schedule: '*/5 * * * *',

  async run({ guildBoards, log }) {
    log.info({ guilds: await guildBoards.refreshAll() }, 'figures of guilds due');
  },
};

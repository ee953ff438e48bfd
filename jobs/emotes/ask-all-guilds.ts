import type { Task } from '../job.ts';

/** The platform's emotes have changed: each guild that wants them is brought in step, by the bot that has it. */
export const askAllGuilds: Task<Record<string, never>> = {
  async run(_, { guildEmotes, log }) {
    log.info({ places: await guildEmotes.requestAll() }, 'guilds are asked for emotes');
  },
};

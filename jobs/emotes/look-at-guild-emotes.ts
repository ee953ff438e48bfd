import type { Job } from '../job.ts';

/** What no event told of is found all the same: boosts that went while nobody listened, and slots that are free again. */
export const lookAtGuildEmotes: Job = {
  name: 'look-at-guild-emotes',
  schedule: '23 */6 * * *',

  async run({ guildEmotes, log }) {
    log.info({ places: await guildEmotes.requestAll() }, 'emotes of guilds are looked at');
  },
};

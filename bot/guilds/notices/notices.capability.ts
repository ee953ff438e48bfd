import type { Capability } from '../capability.ts';
import { needs } from '../permission-need.ts';

const STAFF = needs(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'], (words, permission) =>
  words.guilds(`notices.without.${permission}`),
);

/** Telling staff what stopped working. Nobody is told that this does not: only `/status` says so. */
export default {
  key: 'notices',
  name: (words) => words.guilds('notices.name'),
  description: (words) => words.guilds('notices.description'),
  setUp: (words) => words.guilds('notices.setUp'),
  needs: { staff: STAFF },

  async look(guild, { guilds }) {
    const id = (await guilds.findSettings(guild.id))?.staffChannelId;
    return id ? { isOn: true, textChannels: [{ id, needs: STAFF }] } : { isOn: false, why: 'not_set_up' };
  },
} satisfies Capability;

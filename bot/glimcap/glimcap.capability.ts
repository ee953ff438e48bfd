import type { Capability } from '../guilds/capability.ts';
import { needs } from '../guilds/permission-need.ts';

const NEWS = needs(
  ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'],
  (words, permission) => words.glimcap(`capability.glimcap.without.${permission}`),
);
/** A review has a thread of its own. */
const REVIEW = [
  ...NEWS,
  ...needs(['CreatePublicThreads', 'SendMessagesInThreads'], (words, permission) =>
    words.glimcap(`capability.glimcap.without.${permission}`),
  ),
];

export default {
  key: 'glimcap',
  name: (words) => words.glimcap('capability.glimcap.name'),
  description: (words) => words.glimcap('capability.glimcap.description'),
  setUp: (words) => words.glimcap('capability.glimcap.setUp'),
  needs: { news: NEWS, review: REVIEW },

  async look(guild, { guilds, homeGuildId }) {
    if (guild.id !== homeGuildId) return { isOn: false, why: 'home_guild_only' };
    const { staffChannelId, glimcapChannelId } = (await guilds.findSettings(guild.id)) ?? {};
    if (!staffChannelId || !glimcapChannelId) return { isOn: false, why: 'not_set_up' };
    const textChannels = [
      { id: staffChannelId, needs: REVIEW },
      { id: glimcapChannelId, needs: NEWS },
    ];
    return { isOn: true, textChannels };
  },
} satisfies Capability;

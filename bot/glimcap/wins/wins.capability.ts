import type { Capability } from '../../guilds/capability.ts';
import { needs } from '../../guilds/permission-need.ts';

export default {
  key: 'wins',
  name: (words) => words.glimcap('capability.wins.name'),
  description: (words) => words.glimcap('capability.wins.description'),
  setUp: (words) => words.glimcap('capability.wins.setUp'),
  intents: [{ intent: 'MessageContent', without: (words) => words.glimcap('capability.wins.messageContent') }],
  guildNeeds: needs(['ViewChannel', 'ReadMessageHistory'], (words, permission) =>
    words.glimcap(`capability.wins.without.${permission}`),
  ),
  needs: {},

  async look(guild, { homeGuildId }) {
    return guild.id === homeGuildId ? { isOn: true } : { isOn: false, why: 'home_guild_only' };
  },
} satisfies Capability;

import type { Capability } from '../guilds/capability.ts';

export default {
  key: 'members',
  name: (words) => words.metrics('capability.members.name'),
  description: (words) => words.metrics('capability.members.description'),
  setUp: (words) => words.metrics('capability.members.setUp'),
  needs: {},

  async look(guild, { homeGuildId }) {
    return guild.id === homeGuildId ? { isOn: true } : { isOn: false, why: 'home_guild_only' };
  },
} satisfies Capability;

import type { Capability } from '../../guilds/capability.ts';
import { needs } from '../../guilds/permission-need.ts';

export default {
  key: 'events',
  name: (words) => words.streams('capability.events.name'),
  description: (words) => words.streams('capability.events.description'),
  setUp: (words) => words.streams('capability.events.setUp'),
  guildNeeds: needs(['CreateEvents'], (words) => words.streams('capability.events.without')),
  needs: {},

  async look(guild, { guildStreams }) {
    const isOn = (await guildStreams.find(guild.id))?.wantsEvents ?? false;
    return isOn ? { isOn } : { isOn, why: 'not_set_up' };
  },
} satisfies Capability;

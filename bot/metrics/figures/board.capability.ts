import type { Capability } from '../../guilds/capability.ts';
import { needs } from '../../guilds/permission-need.ts';

export const BOARD_NEEDS = needs(
  ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'],
  (words, permission) => words.metrics(`capability.figures.without.${permission}`),
);

export default {
  key: 'figures',
  name: (words) => words.metrics('capability.figures.name'),
  description: (words) => words.metrics('capability.figures.description'),
  setUp: (words) => words.metrics('capability.figures.setUp'),
  needs: { figures: BOARD_NEEDS },

  async look(guild, { guilds }) {
    const id = (await guilds.findSettings(guild.id))?.metricsChannelId;
    return id ? { isOn: true, textChannels: [{ id, needs: BOARD_NEEDS }] } : { isOn: false, why: 'not_set_up' };
  },
} satisfies Capability;

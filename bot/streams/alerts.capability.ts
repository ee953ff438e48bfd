import type { Capability } from '../guilds/capability.ts';
import { needs } from '../guilds/permission-need.ts';

const CARD = needs(
  ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory', 'AttachFiles'],
  (words, permission) => words.streams(`capability.alerts.without.${permission}`),
);

export default {
  key: 'alerts',
  name: (words) => words.streams('capability.alerts.name'),
  description: (words) => words.streams('capability.alerts.description'),
  setUp: (words) => words.streams('capability.alerts.setUp'),
  needs: { alert: CARD },

  async look(guild, { alertChannels }) {
    const all = await alertChannels.list(guild.id);
    const textChannels = all.map(({ textChannelId }) => ({ id: textChannelId, needs: CARD }));
    return all.length > 0 ? { isOn: true, textChannels } : { isOn: false, why: 'not_set_up' };
  },
} satisfies Capability;

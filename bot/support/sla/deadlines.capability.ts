import type { Capability } from '../../guilds/capability.ts';
import { needs } from '../../guilds/permission-need.ts';

const STAFF = needs(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'], (words, permission) =>
  words.sla(`capability.without.${permission}`),
);

export default {
  key: 'deadlines',
  name: (words) => words.sla('capability.name'),
  description: (words) => words.sla('capability.description'),
  setUp: (words) => words.sla('capability.setUp'),
  needs: { staff: STAFF },

  async look(guild, { guilds, supportTargets }) {
    const promises = await supportTargets.list(guild.id);
    const { staffChannelId } = (await guilds.findSettings(guild.id)) ?? {};
    if (promises.length === 0 || !staffChannelId) return { isOn: false, why: 'not_set_up' };
    return { isOn: true, textChannels: [{ id: staffChannelId, needs: STAFF }] };
  },
} satisfies Capability;

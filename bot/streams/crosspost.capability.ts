import { ChannelType } from 'discord.js';
import type { Capability } from '../guilds/capability.ts';
import { needs } from '../guilds/permission-need.ts';

const PUBLISH = needs(['ViewChannel', 'SendMessages'], (words) => words.streams('capability.crosspost.without'));

/** Apart from the cards themselves: a card that stands says nothing of whether it was published. */
export default {
  key: 'crosspost',
  name: (words) => words.streams('capability.crosspost.name'),
  description: (words) => words.streams('capability.crosspost.description'),
  setUp: (words) => words.streams('capability.crosspost.setUp'),
  needs: { announcement: PUBLISH },

  async look(guild, { alertChannels, words }) {
    const published = (await alertChannels.list(guild.id)).filter(({ isCrossposted }) => isCrossposted);
    if (published.length === 0) return { isOn: false, why: 'not_set_up' };
    const wrong = published.filter(({ textChannelId: id }) => isOtherType(guild.channels.cache.get(id)?.type));
    return {
      isOn: true,
      textChannels: published.map(({ textChannelId }) => ({ id: textChannelId, needs: PUBLISH })),
      problems: wrong.map(({ textChannelId }) => ({
        missing: words.streams('capability.crosspost.missing', { channel: `<#${textChannelId}>` }),
        disables: words.streams('crosspost.notAnnouncement'),
      })),
    };
  },
} satisfies Capability;

/** That a text channel is gone is said by another. */
function isOtherType(type: ChannelType | undefined): boolean {
  return type !== undefined && type !== ChannelType.GuildAnnouncement;
}

import type { Capability } from '../guilds/capability.ts';
import { needs } from '../guilds/permission-need.ts';

const REPORT = needs(
  ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'],
  (words, permission) => words.emotes(`capability.without.${permission}`),
);

/** The platform's emotes as a guild's emoji. Since 2026 making them needs Create Expressions. */
export default {
  key: 'emotes',
  name: (words) => words.emotes('capability.name'),
  description: (words) => words.emotes('capability.description'),
  setUp: (words) => words.emotes('capability.setUp'),
  guildNeeds: needs(['CreateGuildExpressions'], (words) => words.emotes('capability.without.CreateGuildExpressions')),
  needs: { report: REPORT },

  async look(guild, { guildEmotes, guilds }) {
    const policy = await guildEmotes.findPolicy(guild.id);
    if (!policy || policy.mode === 'off') return { isOn: false, why: 'not_set_up' };
    const id = (await guilds.findSettings(guild.id))?.staffChannelId;
    return { isOn: true, ...(id && { textChannels: [{ id, needs: REPORT }] }) };
  },
} satisfies Capability;

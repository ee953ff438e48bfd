import type { Guild } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { Capability } from '../guilds/capability.ts';
import { needs } from '../guilds/permission-need.ts';
import type { Problem } from '../guilds/problem.ts';

const TICKETS = needs(
  [
    'ViewChannel',
    'SendMessages',
    'SendMessagesInThreads',
    'CreatePrivateThreads',
    'ManageThreads',
    'EmbedLinks',
    'ReadMessageHistory',
  ],
  (words, permission) => words.support(`capability.tickets.without.${permission}`),
);

export default {
  key: 'tickets',
  name: (words) => words.support('capability.tickets.name'),
  description: (words) => words.support('capability.tickets.description'),
  setUp: (words) => words.support('capability.tickets.setUp'),
  intents: [{ intent: 'MessageContent', without: (words) => words.support('capability.tickets.messageContent') }],
  needs: { tickets: TICKETS },

  async look(guild, context) {
    const { ticketChannelId, supportRoleId } = (await context.guilds.findSettings(guild.id)) ?? {};
    if (!ticketChannelId || !supportRoleId) return { isOn: false, why: 'not_set_up' };
    const problems = findRole(guild, supportRoleId, context);
    return { isOn: true, textChannels: [{ id: ticketChannelId, needs: TICKETS }], problems };
  },
} satisfies Capability;

function findRole(guild: Guild, roleId: string, { words }: Pick<BotContext, 'words'>): Problem[] {
  if (guild.roles.cache.has(roleId)) return [];
  const missing = words.support('capability.tickets.roleGone');
  return [{ missing, disables: words.support('capability.tickets.roleGoneDisables') }];
}

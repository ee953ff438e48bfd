import { ChannelType, type Guild, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/** Where a guild's tickets are opened, and who answers them. */
export interface Desk {
  ticketChannel: TextChannel;
  supportRoleId: string;
}

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePrivateThreads,
  PermissionFlagsBits.ManageThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
];

type Words = Pick<BotContext, 'words'>;

/** @throws DomainError unavailable, with what staff have to choose or grant */
export async function getDesk(guild: Guild, context: Pick<BotContext, 'guilds' | 'words'>): Promise<Desk> {
  const settings = await context.guilds.findSettings(guild.id);
  const { ticketChannelId, supportRoleId } = settings ?? {};
  if (!ticketChannelId || !supportRoleId) throw unavailable('desk_not_chosen', context.words.support('desk.notChosen'));
  return checkDesk(guild, { ticketChannelId, supportRoleId }, context);
}

/** Makes sure that tickets can be opened there. @throws DomainError unavailable, as `getDesk` */
export function checkDesk(
  guild: Guild,
  { ticketChannelId, supportRoleId }: { ticketChannelId: string; supportRoleId: string },
  { words }: Words,
): Desk {
  const ticketChannel = guild.channels.cache.get(ticketChannelId);
  if (ticketChannel?.type !== ChannelType.GuildText) {
    throw unavailable('desk_channel_gone', words.support('desk.channelGone'));
  }
  if (!guild.roles.cache.has(supportRoleId)) throw unavailable('desk_role_gone', words.support('desk.roleGone'));
  const granted = ticketChannel.permissionsFor(guild.client.user);
  const missing = NEEDED.filter((bit) => !granted?.has(bit));
  if (missing.length === 0) return { ticketChannel, supportRoleId };
  const sentence = { channel: `<#${ticketChannelId}>`, permissions: words.permissionNames(missing) };
  throw unavailable('desk_forbidden', words.support('desk.forbidden', sentence));
}

function unavailable(code: string, message: string): DomainError {
  return new DomainError('unavailable', code, message);
}

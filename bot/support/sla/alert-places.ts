import { ChannelType, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { TicketAlert } from '#domain/support/sla/ticket-alert.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { fetchPlace } from '../fetch-place.ts';

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
];

/**
 * Where staff can be told, the best place first: the staff's text channel, else the ticket itself. Once posting was
 * tried somewhere, the message may stand there, so that is the first place to look.
 */
export async function alertPlaces(
  alert: TicketAlert,
  ticket: Ticket,
  context: BotContext,
): Promise<GuildTextBasedChannel[]> {
  const { client, guilds } = context;
  const { staffChannelId } = (await guilds.findSettings(ticket.guildId)) ?? {};
  const staffChannel = staffChannelId ? client.channels.cache.get(staffChannelId) : undefined;
  const canTell = staffChannel?.type === ChannelType.GuildText && staffChannel.permissionsFor(client.user)?.has(NEEDED);
  const place = ticket.threadId ? await fetchPlace(ticket.threadId, context) : null;
  const places = [...(canTell ? [staffChannel] : []), ...(place ? [place] : [])];
  return places.toSorted((a, b) => Number(b.id === alert.textChannelId) - Number(a.id === alert.textChannelId));
}

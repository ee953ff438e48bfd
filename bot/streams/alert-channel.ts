import { type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
];

/**
 * The text channel that hears of streams, once it is sure that a card can be posted there.
 * @throws DomainError unavailable, with what staff have to change
 */
export function getAlertChannel(
  { client, languages: { codes } }: BotContext,
  alertChannelId: string,
): GuildTextBasedChannel {
  const textChannel = client.channels.cache.get(alertChannelId);
  if (!textChannel?.isTextBased() || textChannel.isDMBased()) {
    throw new DomainError('unavailable', 'alert_channel_gone', codes.streams('alertChannel.gone'));
  }
  const granted = textChannel.permissionsFor(client.user);
  const missing = NEEDED.filter((bit) => !granted?.has(bit));
  if (missing.length === 0) return textChannel;
  const sentence = codes.streams('alertChannel.forbidden', {
    channel: `<#${alertChannelId}>`,
    permissions: codes.permissionNames(missing),
  });
  throw new DomainError('unavailable', 'alert_channel_forbidden', sentence);
}

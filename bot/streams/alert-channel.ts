import { type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

const NEEDED = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};

/**
 * The text channel that hears of streams, once it is sure that a card can be posted there.
 * @throws DomainError unavailable, with what staff have to change
 */
export function getAlertChannel({ client, words }: BotContext, alertChannelId: string): GuildTextBasedChannel {
  const textChannel = client.channels.cache.get(alertChannelId);
  if (!textChannel?.isTextBased() || textChannel.isDMBased()) {
    throw new DomainError('unavailable', 'alert_channel_gone', words.streams('alertChannel.gone'));
  }
  const granted = textChannel.permissionsFor(client.user);
  const missing = Object.entries(NEEDED).flatMap(([name, bit]) => (granted?.has(bit) ? [] : [name]));
  if (missing.length === 0) return textChannel;
  const sentence = words.streams('alertChannel.forbidden', {
    channel: `<#${alertChannelId}>`,
    permissions: missing.join(', '),
  });
  throw new DomainError('unavailable', 'alert_channel_forbidden', sentence);
}

import { type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GlimcapPostKind } from '#domain/glimcap/glimcap-post.entity.ts';
import type { BotContext } from '../context.ts';

const NEEDED = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};

/** The text channel that is chosen for reviews or for news, or null. */
export async function findReportChannelId(kind: GlimcapPostKind, context: BotContext): Promise<string | null> {
  const settings = context.homeGuildId ? await context.guilds.findSettings(context.homeGuildId) : null;
  return (kind === 'review' ? settings?.staffChannelId : settings?.glimcapChannelId) ?? null;
}

/**
 * A text channel once it is sure that a report can be posted there.
 * @throws DomainError unavailable, with what staff have to change
 */
export function checkReportChannel(
  textChannelId: string,
  { client, homeGuildId, words }: BotContext,
): GuildTextBasedChannel {
  const textChannel = client.channels.cache.get(textChannelId);
  if (!textChannel?.isTextBased() || textChannel.isDMBased() || textChannel.guildId !== homeGuildId) {
    throw new DomainError('unavailable', 'report_channel_gone', words.glimcap('channel.gone'));
  }
  const granted = textChannel.permissionsFor(client.user);
  const missing = Object.entries(NEEDED).flatMap(([name, bit]) => (granted?.has(bit) ? [] : [name]));
  if (missing.length === 0) return textChannel;
  const names = { channel: `<#${textChannelId}>`, permissions: missing.join(', ') };
  throw new DomainError('unavailable', 'report_channel_forbidden', words.glimcap('channel.forbidden', names));
}

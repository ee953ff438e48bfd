import { ChannelType, type NewsChannel, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GlimcapPost, GlimcapPostKind } from '#domain/glimcap/glimcap-post.entity.ts';
import type { BotContext } from '../context.ts';

const TO_POST = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** A review has a thread of its own. */
const TO_REVIEW = [...TO_POST, PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads];

type Placed = Pick<GlimcapPost, 'kind' | 'textChannelId'>;

/** The text channel that is chosen for reviews or for news, or null. */
export async function findReportChannelId(kind: GlimcapPostKind, context: BotContext): Promise<string | null> {
  const settings = context.homeGuildId ? await context.guilds.findSettings(context.homeGuildId) : null;
  return (kind === 'news' ? settings?.glimcapChannelId : settings?.staffChannelId) ?? null;
}

/**
 * A text channel once it is sure that a report can be posted there.
 * @throws DomainError unavailable, with what staff have to change
 */
export function checkReportChannel(
  { kind, textChannelId }: Placed,
  { client, homeGuildId, languages: { codes } }: BotContext,
): TextChannel | NewsChannel {
  const textChannel = client.channels.cache.get(textChannelId);
  const isPostable = textChannel?.type === ChannelType.GuildText || textChannel?.type === ChannelType.GuildAnnouncement;
  if (!isPostable || textChannel.guildId !== homeGuildId) {
    throw new DomainError('unavailable', 'report_channel_gone', codes.glimcap('channel.gone'));
  }
  const granted = textChannel.permissionsFor(client.user);
  const needed = kind === 'news' ? TO_POST : TO_REVIEW;
  const missing = needed.filter((bit) => !granted?.has(bit));
  if (missing.length === 0) return textChannel;
  const names = { channel: `<#${textChannelId}>`, permissions: codes.permissionNames(missing) };
  throw new DomainError('unavailable', 'report_channel_forbidden', codes.glimcap('channel.forbidden', names));
}

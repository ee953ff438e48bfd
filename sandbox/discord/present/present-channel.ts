import {
  type APIGuildCategoryChannel,
  type APIGuildVoiceChannel,
  type APINewsChannel,
  type APITextChannel,
  ChannelType,
} from 'discord-api-types/v10';
import type { Channel } from '../state/channel.ts';
import { NO_FLAGS } from './no-flags.ts';

/** https://discord.com/developers/docs/resources/channel#channel-object */
export function presentChannel(
  channel: Channel,
): (APITextChannel | APINewsChannel | APIGuildVoiceChannel | APIGuildCategoryChannel) & { guild_id: string } {
  const common = {
    id: channel.id,
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    flags: NO_FLAGS,
    nsfw: false,
  };
  if (channel.type === ChannelType.GuildCategory) return { ...common, type: channel.type, parent_id: null };

  const text = {
    parent_id: channel.parentId,
    topic: channel.topic,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowmodeSeconds,
  };
  if (channel.type === ChannelType.GuildVoice) {
    const { topic: _topic, ...rest } = text;
    return { ...common, ...rest, type: channel.type, bitrate: 64_000, user_limit: 0, rtc_region: null };
  }
  if (channel.type === ChannelType.GuildText) return { ...common, ...text, type: channel.type };
  return { ...common, ...text, type: channel.type };
}

import type { DMChannel, GuildTextBasedChannel } from 'discord.js';
import type { CapabilityNotice, ToldIn } from '#domain/guilds/capability-notice.entity.ts';
import type { BotContext } from '../../context.ts';
import { isRefused } from '../../is-refused.ts';
import { problemsIn } from '../find-problems.ts';
import notices from './notices.capability.ts';

/** Where staff can be told of something. */
export interface NoticePlace {
  kind: Exclude<ToldIn, 'nowhere'>;
  channel: GuildTextBasedChannel | DMChannel;
}

/** The staff channel, if the bot can write there, then the owner in private. Neither in a guild that the bot left. */
export async function listNoticePlaces({ guildId }: CapabilityNotice, context: BotContext): Promise<NoticePlace[]> {
  const guild = context.client.guilds.cache.get(guildId);
  if (!guild) return [];
  const id = (await context.guilds.findSettings(guildId))?.staffChannelId;
  const staffChannel = id ? guild.channels.cache.get(id) : undefined;
  const isUsable = id && problemsIn(guild, { id, needs: notices.needs.staff }, context).length === 0;
  const owner = await directChannel(guild.ownerId, context);
  return [
    ...(staffChannel?.isTextBased() && isUsable ? [{ kind: 'staff_channel', channel: staffChannel } as const] : []),
    ...(owner ? [{ kind: 'owner', channel: owner } as const] : []),
  ];
}

/** Where a notice was posted, if that is still there. */
export async function findNoticePlace(
  { guildId, channelId, toldIn }: CapabilityNotice,
  context: BotContext,
): Promise<NoticePlace['channel'] | null> {
  const guild = context.client.guilds.cache.get(guildId);
  if (!guild || !channelId) return null;
  if (toldIn === 'owner') {
    const owner = await directChannel(guild.ownerId, context);
    return owner?.id === channelId ? owner : null;
  }
  const channel = guild.channels.cache.get(channelId);
  return channel?.isTextBased() ? channel : null;
}

async function directChannel(userId: string, { client }: BotContext): Promise<DMChannel | null> {
  try {
    return await client.users.createDM(userId);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

import {
  ChannelType,
  DiscordAPIError,
  type Guild,
  type GuildTextBasedChannel,
  type Message,
  PermissionFlagsBits,
  SnowflakeUtil,
} from 'discord.js';

export const TROPHY = '🏆';
/** What was said last in each place; more is not looked through. */
const LOOK_BACK = 50;
const NEEDED = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** Messages with a 🏆 that were sent since then, wherever in the guild the bot may read and somebody has written. */
export async function recentTrophies(guild: Guild, since: Date): Promise<Message<true>[]> {
  const found: Message<true>[] = [];
  for (const place of guild.channels.cache.values()) {
    if (!place.isTextBased() || place.type === ChannelType.PrivateThread) continue;
    const isFresh = place.lastMessageId && SnowflakeUtil.timestampFrom(place.lastMessageId) >= since.getTime();
    const me = guild.members.me;
    if (isFresh && me && place.permissionsFor(me).has(NEEDED)) found.push(...(await read(place)));
  }
  return found.filter(({ createdAt, reactions }) => createdAt >= since && reactions.resolve(TROPHY));
}

async function read(place: GuildTextBasedChannel): Promise<Message<true>[]> {
  try {
    return [...(await place.messages.fetch({ limit: LOOK_BACK, cache: false })).values()];
  } catch (error) {
    // Deleted or closed to the bot meanwhile: what is said in the other places is still to be read.
    if (error instanceof DiscordAPIError) return [];
    throw error;
  }
}

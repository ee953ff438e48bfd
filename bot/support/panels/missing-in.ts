import type { Guild } from 'discord.js';

/** Which of these permissions the bot lacks in a channel of the guild. */
export function missingIn(guild: Guild, channelId: string, needed: readonly bigint[]): bigint[] {
  const granted = guild.channels.cache.get(channelId)?.permissionsFor(guild.client.user);
  return needed.filter((bit) => !granted?.has(bit));
}

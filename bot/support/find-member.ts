import { DiscordAPIError, type Guild, type GuildMember, RESTJSONErrorCodes } from 'discord.js';

/** A member of a guild; null when they have left it. */
export async function findMember(guild: Guild, userId: string): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch(userId);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMember) return null;
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownUser) return null;
    throw error;
  }
}

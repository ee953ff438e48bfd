import { type Guild, type GuildMember, RESTJSONErrorCodes, type User } from 'discord.js';
import { isDiscordError } from '../../is-discord-error.ts';

/** Somebody as the guild knows them, or null when they have left it. */
export async function fetchMember(guild: Guild, { id }: Pick<User, 'id'>): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch(id);
  } catch (error) {
    const isGone = [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser].some((code) =>
      isDiscordError(error, code),
    );
    if (isGone) return null;
    throw error;
  }
}

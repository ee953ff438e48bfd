import type { RESTAPIPartialCurrentUserGuild } from 'discord-api-types/v10';
import { guildPermissionsOf } from '../permissions.ts';
import type { Guild } from '../state/state.ts';

/** https://discord.com/developers/docs/resources/user#get-current-user-guilds */
export function presentMyGuild(guild: Guild, userId: string, { withCounts }: { withCounts: boolean }) {
  const count = guild.members.size;
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === userId,
    permissions: String(guildPermissionsOf(guild, userId)),
    features: [],
    ...(withCounts ? { approximate_member_count: count, approximate_presence_count: count } : {}),
  } satisfies RESTAPIPartialCurrentUserGuild;
}

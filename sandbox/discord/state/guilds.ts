import { errors } from '../errors.ts';
import type { Guild, State } from './state.ts';

/** The guild that the sandbox was furnished with: what calls that name no guild are about. */
export function firstGuild({ guilds }: State): Guild {
  const [first] = guilds.values();
  if (!first) throw errors.unknownGuild();
  return first;
}

/** @throws DiscordError 10004 */
export function getGuild({ guilds }: State, id: string): Guild {
  const guild = guilds.get(id);
  if (!guild) throw errors.unknownGuild();
  return guild;
}

/** The guilds that a user is a member of. */
export function guildsWith({ guilds }: State, userId: string): Guild[] {
  return [...guilds.values()].filter(({ members }) => members.has(userId));
}

/** The guild of that id, or the first one where none is named. @throws DiscordError 10004 */
export function namedGuild(state: State, id: string | undefined): Guild {
  return id === undefined ? firstGuild(state) : getGuild(state, id);
}

/** @throws DiscordError 10011 */
export function guildOfRole({ guilds }: State, roleId: string): Guild {
  const guild = [...guilds.values()].find(({ roles }) => roles.has(roleId));
  if (!guild) throw errors.unknownRole();
  return guild;
}

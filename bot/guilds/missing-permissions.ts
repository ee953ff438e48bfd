import type { Guild, GuildTextBasedChannel } from 'discord.js';
import type { BotWords } from '../words.ts';
import type { PermissionNeed } from './permission-need.ts';
import type { Problem } from './problem.ts';

/** The permissions that the bot lacks in a text channel or, when a guild is given, in all of it. */
export function missingPermissions(
  place: GuildTextBasedChannel | Guild,
  needs: readonly PermissionNeed[],
  words: BotWords,
): Problem[] {
  const granted = 'permissionsFor' in place ? place.permissionsFor(place.client.user) : place.members.me?.permissions;
  const lacking = needs.filter(({ permission }) => !granted?.has(permission));
  return lacking.map((need) => ({ missing: describe(place, need, words), disables: need.without(words) }));
}

function describe(place: GuildTextBasedChannel | Guild, { permission }: PermissionNeed, words: BotWords): string {
  const name = words.guilds(`permissions.${permission}`);
  if (!('permissionsFor' in place)) return words.guilds('capability.missingEverywhere', { permission: name });
  return words.guilds('capability.missingHere', { permission: name, place: `<#${place.id}>` });
}

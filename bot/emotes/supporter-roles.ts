import type { BotContext } from '../context.ts';

/**
 * The roles that Glim's supporters have in a guild, which alone are to use animated emotes there. None where staff
 * connected none, and in the application, whose emoji can have no roles.
 */
export async function supporterRoles(
  place: string,
  { client, roleMappings }: Pick<BotContext, 'client' | 'roleMappings'>,
): Promise<string[]> {
  const standing = client.guilds.cache.get(place)?.roles.cache;
  if (!standing) return [];
  return (await roleMappings.listSupporterRoles(place)).filter((id) => standing.has(id));
}

import type { BotContext } from '../../context.ts';
import { mappingNames } from './mapping-names.ts';

/** Which role of a guild stands for what, a line each. */
export async function mappingLines(
  guildId: string,
  { roleMappings, words }: Pick<BotContext, 'roleMappings' | 'words'>,
): Promise<string[]> {
  const mappings = await roleMappings.list(guildId);
  if (mappings.length === 0) return [words.guilds('roles.none')];
  return mappings.map((mapping) =>
    words.guilds(mapping.direction === 'to_guild' ? 'roles.lineGive' : 'roles.lineGrant', mappingNames(mapping, words)),
  );
}

import { roleMention } from 'discord.js';
import type { BotContext } from '../context.ts';
import { supporterRoles } from './supporter-roles.ts';

/** Who can use the animated emotes in a guild, and how staff change that. */
export async function whoUsesAnimated(
  guildId: string,
  context: Pick<BotContext, 'client' | 'roleMappings' | 'words'>,
): Promise<string> {
  const { words } = context;
  const roles = await supporterRoles(guildId, context);
  if (roles.length === 0) return words.emotes('animated.open');
  return words.emotes('animated.restricted', { roles: words.list(roles.map((id) => roleMention(id))) });
}

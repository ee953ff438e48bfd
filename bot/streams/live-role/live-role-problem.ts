import { type Guild, PermissionFlagsBits } from 'discord.js';
import type { BotWords } from '../../words.ts';

/** What keeps the bot from giving a role, in a sentence for the guild's staff; null when nothing does. */
export function liveRoleProblem(guild: Guild, roleId: string, words: BotWords): string | null {
  const role = guild.roles.cache.get(roleId);
  if (!role) return words.streams('liveRole.gone');
  const name = `<@&${roleId}>`;
  if (role.managed || role.id === guild.id) return words.streams('liveRole.notGivable', { role: name });
  const me = guild.members.me;
  if (!me?.permissions.has(PermissionFlagsBits.ManageRoles)) return words.streams('liveRole.noPermission');
  return role.comparePositionTo(me.roles.highest) >= 0 ? words.streams('liveRole.above', { role: name }) : null;
}

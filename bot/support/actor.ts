import { type GuildMember, PermissionFlagsBits } from 'discord.js';
import type { Actor } from '#domain/support/policies.ts';
import type { BotContext } from '../context.ts';

/** Staff of support: who has the support role or Manage Guild. Bots never are. */
export function isStaff(member: GuildMember, supportRoleId: string | null | undefined): boolean {
  if (member.user.bot) return false;
  const hasRole = Boolean(supportRoleId && member.roles.cache.has(supportRoleId));
  return hasRole || member.permissions.has(PermissionFlagsBits.ManageGuild);
}

/** Who acts, as the rules of tickets see them. */
export async function actorOf(member: GuildMember, { guilds }: Pick<BotContext, 'guilds'>): Promise<Actor> {
  const settings = await guilds.findSettings(member.guild.id);
  return { id: member.id, name: member.displayName, isStaff: isStaff(member, settings?.supportRoleId) };
}

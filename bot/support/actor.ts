import { type GuildMember, PermissionFlagsBits } from 'discord.js';
import { deskOf } from '#domain/support/categories/category-desk.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { Actor } from '#domain/support/policies.ts';
import type { BotContext } from '../context.ts';

/** Staff of support: who has one of these roles or Manage Guild. Bots never are. */
export function isStaff(member: GuildMember, ...roleIds: readonly (string | null | undefined)[]): boolean {
  if (member.user.bot) return false;
  const hasRole = roleIds.some((roleId) => Boolean(roleId && member.roles.cache.has(roleId)));
  return hasRole || member.permissions.has(PermissionFlagsBits.ManageGuild);
}

/** Who acts, as the rules of tickets of a category see them; without one, as the guild's support role says. */
export async function actorOf(
  member: GuildMember,
  { guilds, guildSupport }: Pick<BotContext, 'guilds' | 'guildSupport'>,
  category?: TicketCategory,
): Promise<Actor> {
  const settings = await guilds.findSettings(member.guild.id);
  const { leadRoleId } = await guildSupport.get(member.guild.id);
  const roleIds = category ? deskOf(category, settings).staffRoleIds : [settings?.supportRoleId];
  return {
    id: member.id,
    name: member.displayName,
    isStaff: isStaff(member, ...roleIds),
    isManager: isStaff(member, leadRoleId),
  };
}

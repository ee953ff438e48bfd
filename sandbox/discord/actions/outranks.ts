import type { Guild } from '../state/state.ts';

/** The position of a member's highest role; @everyone's is 0. */
export function heightOf({ members, roles }: Guild, userId: string): number {
  const heights = (members.get(userId)?.roles ?? []).map((id) => roles.get(id)?.position ?? 0);
  return Math.max(0, ...heights);
}

/**
 * Whether a member's highest role stands above that role; the owner stands above all.
 * https://discord.com/developers/docs/topics/permissions#permission-hierarchy
 */
export function outranksRole(guild: Guild, actorId: string, roleId: string): boolean {
  if (guild.ownerId === actorId) return true;
  return heightOf(guild, actorId) > (guild.roles.get(roleId)?.position ?? 0);
}

/** Whether a member may act on another: by the highest roles of both. */
export function outranksMember(guild: Guild, actorId: string, userId: string): boolean {
  if (guild.ownerId === actorId) return true;
  return userId !== guild.ownerId && heightOf(guild, actorId) > heightOf(guild, userId);
}

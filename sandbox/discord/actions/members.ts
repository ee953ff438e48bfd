import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import type { Member } from '../state/member.ts';
import { threadsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { leaveThread } from './join-thread.ts';
import { demandInGuild } from './place.ts';

/** A role that a member gets or loses. */
export interface RoleChange {
  userId: string;
  roleId: string;
  happened: 'given' | 'taken';
}

/** A user enters a guild. @throws DiscordError 10013 */
export function joinGuild(world: World, guild: Guild, userId: string, roles: string[] = []): Member {
  const { state, bus } = world;
  if (!state.users.has(userId)) throw errors.unknownUser();
  const known = guild.members.get(userId);
  if (known) return known;
  const member = { userId, nick: null, roles, joinedAt: world.clock.now() };
  guild.members.set(userId, member);
  world.touch();
  bus.publish(
    { t: GatewayDispatchEvents.GuildMemberAdd, d: { ...presentMember(state, member), guild_id: guild.id } },
    { guildId: guild.id },
  );
  return member;
}

/** A member leaves a guild, and with it every thread of it. They hear of it themselves too, so it is told first. */
export function leaveGuild(world: World, guild: Guild, userId: string): void {
  const { state, bus } = world;
  if (!guild.members.has(userId)) throw errors.unknownMember();
  for (const thread of threadsOf(state, guild.id)) leaveThread(world, thread, userId);
  bus.publish(
    {
      t: GatewayDispatchEvents.GuildMemberRemove,
      d: { guild_id: guild.id, user: presentUser(userOf(state, userId)) },
    },
    { guildId: guild.id },
  );
  guild.members.delete(userId);
  world.touch();
}

/**
 * Gives or takes a role. The actor needs MANAGE_ROLES and a role that stands higher.
 * https://discord.com/developers/docs/resources/guild#add-guild-member-role
 * @throws DiscordError 10007, 10011, 50013
 */
export function changeRole(world: World, guild: Guild, actorId: string, change: RoleChange): void {
  demandInGuild(guild, actorId, PermissionFlagsBits.ManageRoles);
  if (!outranks(guild, actorId, change.roleId)) throw errors.missingPermissions();
  setRole(world, guild, change);
}

/** As changeRole, without asking who does it. */
export function setRole(world: World, guild: Guild, { userId, roleId, happened }: RoleChange): void {
  const { state, bus } = world;
  const member = guild.members.get(userId);
  if (!member) throw errors.unknownMember();
  if (!guild.roles.has(roleId) || roleId === guild.id) throw errors.unknownRole();
  const rest = member.roles.filter((id) => id !== roleId);
  member.roles = happened === 'given' ? [...rest, roleId] : rest;
  world.touch();
  bus.publish(
    { t: GatewayDispatchEvents.GuildMemberUpdate, d: { ...presentMember(state, member), guild_id: guild.id } },
    { guildId: guild.id },
  );
}

/** Whether a member's highest role stands above that one; the owner stands above all. */
function outranks({ ownerId, members, roles }: Guild, actorId: string, roleId: string): boolean {
  if (ownerId === actorId) return true;
  const heights = (members.get(actorId)?.roles ?? []).map((id) => roles.get(id)?.position ?? 0);
  return Math.max(0, ...heights) > (roles.get(roleId)?.position ?? 0);
}

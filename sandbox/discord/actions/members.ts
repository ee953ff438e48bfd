import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import type { Member } from '../state/member.ts';
import { threadsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { leaveThread } from './join-thread.ts';
import { outranksRole } from './outranks.ts';
import { demandInGuild } from './place.ts';

/** A role that a member gets or loses. */
export interface RoleChange {
  userId: string;
  roleId: string;
  happened: 'given' | 'taken';
}

/** A user enters a guild. @throws DiscordError 10013, 40007 */
export function joinGuild(world: World, guild: Guild, userId: string, roles: string[] = []): Member {
  const { state, bus } = world;
  if (!state.users.has(userId)) throw errors.unknownUser();
  const known = guild.members.get(userId);
  if (known) return known;
  if (guild.bans.has(userId)) throw errors.banned();
  const member = { userId, nick: null, roles, joinedAt: world.clock.now(), timedOutUntil: null };
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
 * @throws DiscordError 10007, 10011, 50013, 50028
 */
export function changeRole(world: World, guild: Guild, actorId: string, change: RoleChange): void {
  demandInGuild(guild, actorId, PermissionFlagsBits.ManageRoles);
  demandRole(guild, actorId, change.roleId);
  setRole(world, guild, change);
}

/** Whether a member may hand this role out at all. @throws DiscordError 10011, 50013, 50028 */
export function demandRole(guild: Guild, actorId: string, roleId: string): void {
  const role = guild.roles.get(roleId);
  if (!role) throw errors.unknownRole();
  if (role.id === guild.id || role.botId !== null) throw errors.invalidRole();
  if (!outranksRole(guild, actorId, roleId)) throw errors.missingPermissions();
}

/** As changeRole, without asking who does it. */
export function setRole(world: World, guild: Guild, { userId, roleId, happened }: RoleChange): void {
  const member = getMember(guild, userId);
  if (!guild.roles.has(roleId) || roleId === guild.id) throw errors.unknownRole();
  const rest = member.roles.filter((id) => id !== roleId);
  member.roles = happened === 'given' ? [...rest, roleId] : rest;
  announceMember(world, guild, member);
}

/** @throws DiscordError 10007 */
export function getMember(guild: Guild, userId: string): Member {
  const member = guild.members.get(userId);
  if (!member) throw errors.unknownMember();
  return member;
}

/** Tells that a member is changed. */
export function announceMember(world: World, guild: Guild, member: Member): void {
  world.touch();
  world.bus.publish(
    { t: GatewayDispatchEvents.GuildMemberUpdate, d: { ...presentMember(world.state, member), guild_id: guild.id } },
    { guildId: guild.id },
  );
}

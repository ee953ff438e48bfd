import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentMember, userOf } from '../present/present-member.ts';
import { presentUser } from '../present/present-user.ts';
import type { Member } from '../state/member.ts';
import type { World } from '../world.ts';
import { leaveThread } from './join-thread.ts';
import { demand } from './place.ts';

/** A user enters the guild. @throws DiscordError 10013 */
export function joinGuild(world: World, userId: string, roles: string[] = []): Member {
  const { state, bus } = world;
  if (!state.users.has(userId)) throw errors.unknownUser();
  const known = state.members.get(userId);
  if (known) return known;
  const member = { userId, nick: null, roles, joinedAt: world.clock.now() };
  state.members.set(userId, member);
  world.touch();
  bus.publish({
    t: GatewayDispatchEvents.GuildMemberAdd,
    d: { ...presentMember(state, member), guild_id: state.guild.id },
  });
  return member;
}

/** A member leaves the guild, and with it every thread. */
export function leaveGuild(world: World, userId: string): void {
  const { state, bus } = world;
  if (!state.members.has(userId)) throw errors.unknownMember();
  for (const thread of state.threads.values()) leaveThread(world, thread, userId);
  state.members.delete(userId);
  world.touch();
  bus.publish({
    t: GatewayDispatchEvents.GuildMemberRemove,
    d: { guild_id: state.guild.id, user: presentUser(userOf(state, userId)) },
  });
}

/**
 * Gives or takes a role. The actor needs MANAGE_ROLES and a role that stands higher.
 * https://discord.com/developers/docs/resources/guild#add-guild-member-role
 * @throws DiscordError 10007, 10011, 50013
 */
export function changeRole(
  world: World,
  actorId: string,
  userId: string,
  roleId: string,
  change: 'add' | 'remove',
): void {
  demand(world, actorId, PermissionFlagsBits.ManageRoles);
  if (!outranks(world, actorId, roleId)) throw errors.missingPermissions();
  setRole(world, userId, roleId, change);
}

/** As changeRole, without asking who does it. */
export function setRole(world: World, userId: string, roleId: string, change: 'add' | 'remove'): void {
  const { state, bus } = world;
  const member = state.members.get(userId);
  if (!member) throw errors.unknownMember();
  if (!state.roles.has(roleId) || roleId === state.guild.id) throw errors.unknownRole();
  const rest = member.roles.filter((id) => id !== roleId);
  member.roles = change === 'add' ? [...rest, roleId] : rest;
  world.touch();
  bus.publish({
    t: GatewayDispatchEvents.GuildMemberUpdate,
    d: { ...presentMember(state, member), guild_id: state.guild.id },
  });
}

function outranks({ state }: World, actorId: string, roleId: string): boolean {
  if (state.guild.ownerId === actorId) return true;
  const heights = (state.members.get(actorId)?.roles ?? []).map((id) => state.roles.get(id)?.position ?? 0);
  return Math.max(0, ...heights) > (state.roles.get(roleId)?.position ?? 0);
}

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { ALL_PERMISSIONS, guildPermissionsOf } from '../permissions.ts';
import type { Member } from '../state/member.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { announceMember, demandRole, getMember, leaveGuild } from './members.ts';
import { outranksMember } from './outranks.ts';
import { demandInGuild } from './place.ts';

const LONGEST_TIMEOUT_MS = 28 * 86_400_000;

/** A PATCH of a member; what is missing stays. */
export interface MemberChange {
  nick?: string | null | undefined;
  roles?: string[] | null | undefined;
  communication_disabled_until?: string | null | undefined;
}

/**
 * Renames a member, sets their roles, or times them out.
 * https://discord.com/developers/docs/resources/guild#modify-guild-member
 * @throws DiscordError 10007, 10011, 50013, 50028, 50035
 */
export function updateMember(
  world: World,
  guild: Guild,
  actorId: string,
  userId: string,
  change: MemberChange,
): Member {
  const member = getMember(guild, userId);
  if (change.nick !== undefined) demandNick(guild, actorId, userId);
  const roles = change.roles ?? undefined;
  if (roles) demandRoles(guild, actorId, member, roles);
  const timedOutUntil = timeoutOf(world, guild, actorId, userId, change);

  if (change.nick !== undefined) member.nick = change.nick || null;
  if (roles) member.roles = [...new Set(roles)];
  if (timedOutUntil !== undefined) member.timedOutUntil = timedOutUntil;
  announceMember(world, guild, member);
  if (timedOutUntil) endTimeout(world, guild, member);
  return member;
}

/** Removes a member from the guild. https://discord.com/developers/docs/resources/guild#remove-guild-member */
export function kickMember(world: World, guild: Guild, actorId: string, userId: string): void {
  getMember(guild, userId);
  demandInGuild(guild, actorId, PermissionFlagsBits.KickMembers);
  if (!outranksMember(guild, actorId, userId)) throw errors.missingPermissions();
  leaveGuild(world, guild, userId);
}

/** Lets every timed-out member write again when their time is over; at the start, for those of the last run. */
export function endTimeouts(world: World): void {
  for (const guild of world.state.guilds.values())
    for (const member of guild.members.values()) if (member.timedOutUntil !== null) endTimeout(world, guild, member);
}

function endTimeout(world: World, guild: Guild, member: Member): void {
  const until = member.timedOutUntil ?? 0;
  world.clock.after(Math.max(0, until - world.clock.now()), () => {
    if (member.timedOutUntil !== until) return;
    member.timedOutUntil = null;
    announceMember(world, guild, member);
  });
}

function demandNick(guild: Guild, actorId: string, userId: string): void {
  const isOwn = actorId === userId;
  demandInGuild(guild, actorId, isOwn ? PermissionFlagsBits.ChangeNickname : PermissionFlagsBits.ManageNicknames);
  if (!isOwn && !outranksMember(guild, actorId, userId)) throw errors.missingPermissions();
}

/** Each role that changes must be one that the actor may hand out. */
function demandRoles(guild: Guild, actorId: string, member: Member, roles: string[]): void {
  demandInGuild(guild, actorId, PermissionFlagsBits.ManageRoles);
  const given = roles.filter((id) => !member.roles.includes(id));
  const taken = member.roles.filter((id) => !roles.includes(id));
  for (const roleId of [...given, ...taken]) demandRole(guild, actorId, roleId);
}

function timeoutOf(
  world: World,
  guild: Guild,
  actorId: string,
  userId: string,
  { communication_disabled_until: until }: MemberChange,
): number | null | undefined {
  if (until === undefined) return undefined;
  demandInGuild(guild, actorId, PermissionFlagsBits.ModerateMembers);
  const isSafe = guildPermissionsOf(guild, userId) === ALL_PERMISSIONS;
  if (isSafe || !outranksMember(guild, actorId, userId)) throw errors.missingPermissions();
  if (until === null) return null;
  const at = Date.parse(until);
  const now = world.clock.now();
  if (Number.isNaN(at) || at > now + LONGEST_TIMEOUT_MS)
    throw errors.invalidForm(
      ['communication_disabled_until'],
      'INVALID_COMMUNICATION_DISABLED_TIMESTAMP',
      'Must be within 28 days.',
    );
  return at <= now ? null : at;
}

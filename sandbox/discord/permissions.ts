import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Overwrite, Thread } from './state/channel.ts';
import type { Member } from './state/member.ts';
import type { State } from './state/state.ts';

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What a member may do in the guild or, given a channel or thread, there. A thread
 * follows its parent; nothing is left of it where its viewer cannot see.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsOf(state: State, userId: string, place?: Channel | Thread): bigint {
  const member = state.members.get(userId);
  if (!member) return 0n;
  const base = basePermissions(state, member);
  if (base & PermissionFlagsBits.Administrator) return ALL_PERMISSIONS;
  if (!place) return base;

  const channel = 'ownerId' in place ? state.channels.get(place.parentId) : place;
  if (!channel) return 0n;
  const here = withOverwrites(state, member, base, channel.overwrites);
  return canSeePlace(here, userId, place) ? here : 0n;
}

/** Whether a member sees a channel or thread at all. */
export function canView(state: State, userId: string, place: Channel | Thread): boolean {
  return hasPermission(state, userId, PermissionFlagsBits.ViewChannel, place);
}

export function hasPermission(state: State, userId: string, bits: bigint, place?: Channel | Thread): boolean {
  return (permissionsOf(state, userId, place) & bits) === bits;
}

function basePermissions(state: State, member: Member): bigint {
  if (member.userId === state.guild.ownerId) return ALL_PERMISSIONS;
  const bits = [state.guild.id, ...member.roles].map((id) => BigInt(state.roles.get(id)?.permissions ?? '0'));
  return bits.reduce((all, bit) => all | bit, 0n);
}

/** @everyone's overwrite first, then the roles' together, then the member's own. */
function withOverwrites(state: State, member: Member, base: bigint, overwrites: Overwrite[]): bigint {
  const everyone = overwrites.filter((overwrite) => overwrite.id === state.guild.id);
  const roles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && member.roles.includes(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.userId);
  return [everyone, roles, own].reduce(applyTogether, base);
}

function applyTogether(permissions: bigint, overwrites: Overwrite[]): bigint {
  const deny = overwrites.reduce((all, overwrite) => all | BigInt(overwrite.deny), 0n);
  const allow = overwrites.reduce((all, overwrite) => all | BigInt(overwrite.allow), 0n);
  return (permissions & ~deny) | allow;
}

/** A private thread is seen by its members and by those with MANAGE_THREADS on the parent. */
function canSeePlace(permissions: bigint, userId: string, place: Channel | Thread): boolean {
  if (!(permissions & PermissionFlagsBits.ViewChannel)) return false;
  if (!isPrivateThread(place)) return true;
  const isMember = place.members.some((member) => member.userId === userId);
  return isMember || (permissions & PermissionFlagsBits.ManageThreads) !== 0n;
}

function isPrivateThread(place: Channel | Thread): place is Thread {
  return 'members' in place && place.type === ChannelType.PrivateThread;
}

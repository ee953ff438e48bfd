import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Overwrite } from './state/channel.ts';
import type { Member } from './state/member.ts';
import { isDirect, isThread, type Place } from './state/place.ts';
import type { Guild, State } from './state/state.ts';

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What both sides may do in direct messages, where there are no roles. */
const DIRECT_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.PinMessages |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

/**
 * What a user may do in a channel, a thread or direct messages. A thread follows its
 * parent; nothing is left of it where its viewer cannot see.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsOf(state: State, userId: string, place: Place): bigint {
  if (isDirect(place)) return [place.userId, state.botUserId].includes(userId) ? DIRECT_PERMISSIONS : 0n;
  const guild = state.guilds.get(place.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  const base = guildPermissionsOf(guild, userId);
  if (base === ALL_PERMISSIONS) return base;

  const channel = isThread(place) ? state.channels.get(place.parentId) : place;
  if (!channel) return 0n;
  const here = withOverwrites(guild, member, base, channel.overwrites) & mostOf(member);
  return canSeePlace(here, userId, place) ? here : 0n;
}

/** What a user may do in a guild as a whole, by the roles alone. */
export function guildPermissionsOf(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (userId === guild.ownerId) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roles].map((id) => BigInt(guild.roles.get(id)?.permissions ?? '0'));
  const base = bits.reduce((all, bit) => all | bit, 0n);
  return base & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : base & mostOf(member);
}

/** Whether a user sees a place at all. */
export function canView(state: State, userId: string, place: Place): boolean {
  return hasPermission(state, userId, PermissionFlagsBits.ViewChannel, place);
}

export function hasPermission(state: State, userId: string, bits: bigint, place: Place): boolean {
  return (permissionsOf(state, userId, place) & bits) === bits;
}

/** "Timed out members temporarily lose all permissions except VIEW_CHANNEL and READ_MESSAGE_HISTORY." */
function mostOf({ timedOutUntil }: Member): bigint {
  if (timedOutUntil === null) return ALL_PERMISSIONS;
  return PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
}

/** @everyone's overwrite first, then the roles' together, then the member's own. */
function withOverwrites(guild: Guild, member: Member, base: bigint, overwrites: Overwrite[]): bigint {
  const everyone = overwrites.filter((overwrite) => overwrite.id === guild.id);
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
function canSeePlace(permissions: bigint, userId: string, place: Place): boolean {
  if (!(permissions & PermissionFlagsBits.ViewChannel)) return false;
  if (!isThread(place) || place.type !== ChannelType.PrivateThread) return true;
  const isMember = place.members.some((member) => member.userId === userId);
  return isMember || (permissions & PermissionFlagsBits.ManageThreads) !== 0n;
}

import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { ALL_PERMISSIONS, guildPermissionsOf, permissionsOf } from '../permissions.ts';
import type { Channel, Overwrite } from '../state/channel.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { announceChannel } from './announce-channel.ts';

/** An overwrite of a body, its bits as numbers. */
export interface GivenOverwrite {
  id: string;
  type?: OverwriteType | null | undefined;
  allow?: number | null | undefined;
  deny?: number | null | undefined;
}

export function toOverwrite({ id, type, allow, deny }: GivenOverwrite): Overwrite {
  return { id, type: type ?? OverwriteType.Role, allow: String(allow ?? 0), deny: String(deny ?? 0) };
}

/**
 * "Only permissions your bot has in the guild or parent channel can be allowed or denied (unless your bot
 * has a MANAGE_ROLES overwrite in the channel)"; MANAGE_ROLES itself only by administrators.
 * https://discord.com/developers/docs/resources/guild#create-guild-channel
 * @throws DiscordError 50013
 */
export function demandOverwrites(guild: Guild, userId: string, overwrites: GivenOverwrite[]): void {
  demandBits(guildPermissionsOf(guild, userId), overwrites);
}

/**
 * Sets one overwrite of a channel.
 * https://discord.com/developers/docs/resources/channel#edit-channel-permissions
 * @throws DiscordError 50013, 10009
 */
export function editOverwrite(world: World, userId: string, channel: Channel, given: GivenOverwrite): void {
  demandManage(world, userId, channel);
  demandBits(permissionsOf(world.state, userId, channel), [given]);
  setOverwrite(world, channel, given);
}

/** @throws DiscordError 50013, 10009 */
export function deleteOverwrite(world: World, userId: string, channel: Channel, id: string): void {
  demandManage(world, userId, channel);
  clearOverwrite(world, channel, id);
}

/** As deleteOverwrite, without asking who does it. @throws DiscordError 10009 */
export function clearOverwrite(world: World, channel: Channel, id: string): void {
  if (!channel.overwrites.some((one) => one.id === id)) throw errors.unknownOverwrite();
  channel.overwrites = channel.overwrites.filter((one) => one.id !== id);
  announceChannel(world, 'updated', channel);
}

/** As editOverwrite, without asking who does it. @throws DiscordError 10009 */
export function setOverwrite(world: World, channel: Channel, given: GivenOverwrite): void {
  const guild = world.state.guilds.get(channel.guildId);
  const isKnown = given.type === OverwriteType.Member ? world.state.users.has(given.id) : guild?.roles.has(given.id);
  if (!isKnown) throw errors.unknownOverwrite();
  const rest = channel.overwrites.filter(({ id }) => id !== given.id);
  channel.overwrites = [...rest, toOverwrite(given)];
  announceChannel(world, 'updated', channel);
}

function demandManage({ state }: World, userId: string, channel: Channel): void {
  if (!(permissionsOf(state, userId, channel) & PermissionFlagsBits.ManageRoles)) throw errors.missingPermissions();
}

function demandBits(own: bigint, overwrites: GivenOverwrite[]): void {
  if (own === ALL_PERMISSIONS) return;
  const touched = overwrites.reduce((all, { allow, deny }) => all | BigInt(allow ?? 0) | BigInt(deny ?? 0), 0n);
  const isForeign = (touched & ~own) !== 0n || (touched & PermissionFlagsBits.ManageRoles) !== 0n;
  if (isForeign) throw errors.missingPermissions();
}

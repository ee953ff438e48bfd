import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { canView, guildPermissionsOf, hasPermission } from '../permissions.ts';
import type { Channel, Thread } from '../state/channel.ts';
import { findPlace, isDirect, isThread, type Place } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';

/** @throws DiscordError 10003 where there is none, 50001 where the user cannot see it */
export function getPlace({ state }: World, userId: string, id: string): Place {
  const place = findPlace(state, id);
  if (!place) throw errors.unknownChannel();
  if (!canView(state, userId, place)) throw errors.missingAccess();
  return place;
}

/** As getPlace, for what only text can hold. @throws DiscordError 50024 for a category */
export function getTextPlace(world: World, userId: string, id: string): Place {
  const place = getPlace(world, userId, id);
  if (place.type === ChannelType.GuildCategory) throw errors.notInChannelType();
  return place;
}

/** @throws DiscordError 10003, 50001, 50003 for direct messages, 50024 for a thread */
export function getChannel(world: World, userId: string, id: string): Channel {
  const place = getPlace(world, userId, id);
  if (isDirect(place)) throw errors.notInDirectMessages();
  if (isThread(place)) throw errors.notInChannelType();
  return place;
}

/** @throws DiscordError 10003, 50001, or 50024 when it is not a thread */
export function getThread(world: World, userId: string, id: string): Thread {
  const place = getPlace(world, userId, id);
  if (!isThread(place)) throw errors.notInChannelType();
  return place;
}

/** @throws DiscordError 50013 */
export function demand({ state }: World, userId: string, bits: bigint, place: Place): void {
  if (!hasPermission(state, userId, bits, place)) throw errors.missingPermissions();
}

/** Asks for a permission in the guild as a whole. @throws DiscordError 50013 */
export function demandInGuild(guild: Guild, userId: string, bits: bigint): void {
  if ((guildPermissionsOf(guild, userId) & bits) !== bits) throw errors.missingPermissions();
}

/** https://discord.com/developers/docs/topics/threads#permissions */
export function demandSend(world: World, userId: string, place: Place): void {
  demand(
    world,
    userId,
    isThread(place) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
    place,
  );
}

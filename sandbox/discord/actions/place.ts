import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { canView, hasPermission } from '../permissions.ts';
import type { Channel, Thread } from '../state/channel.ts';
import type { World } from '../world.ts';

/** Where messages stand: a channel or a thread in one. */
export type Place = Channel | Thread;

export function isThread(place: Place): place is Thread {
  return 'ownerId' in place;
}

/** @throws DiscordError 10003 where there is none, 50001 where the user cannot see it */
export function getPlace({ state }: World, userId: string, id: string): Place {
  const place = state.channels.get(id) ?? state.threads.get(id);
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

/** @throws DiscordError 10003, 50001, or 50024 when it is not a thread */
export function getThread(world: World, userId: string, id: string): Thread {
  const place = getPlace(world, userId, id);
  if (!isThread(place)) throw errors.notInChannelType();
  return place;
}

/** @throws DiscordError 50013 */
export function demand({ state }: World, userId: string, bits: bigint, place?: Place): void {
  if (!hasPermission(state, userId, bits, place)) throw errors.missingPermissions();
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

import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Thread } from '../state/channel.ts';
import { isDirect, isThread, type Place } from '../state/place.ts';
import type { World } from '../world.ts';
import { announceChannel } from './announce-channel.ts';
import { announceThread } from './announce-thread.ts';
import { demand } from './place.ts';

/**
 * Deletes a thread (MANAGE_THREADS) or a channel (MANAGE_CHANNELS) with all that stands in it.
 * https://discord.com/developers/docs/resources/channel#deleteclose-channel
 * @throws DiscordError 50013
 */
export function deleteChannel(world: World, userId: string, place: Place): void {
  if (isDirect(place)) return; // Closing direct messages only hides them from who closes.
  const { ManageThreads, ManageChannels } = PermissionFlagsBits;
  demand(world, userId, isThread(place) ? ManageThreads : ManageChannels, place);
  removeChannel(world, place);
}

/** As deleteChannel, without asking who does it. */
export function removeChannel(world: World, place: Channel | Thread): void {
  if (isThread(place)) announceThread(world, 'deleted', place);
  else announceChannel(world, 'deleted', place);
  forget(world, place.id);
}

function forget(world: World, id: string): void {
  const { state } = world;
  for (const message of state.messages.values()) {
    if (message.channelId === id) state.messages.delete(message.id);
    if (message.threadId === id) message.threadId = null;
  }
  for (const thread of state.threads.values()) if (thread.parentId === id) forget(world, thread.id);
  for (const channel of state.channels.values()) if (channel.parentId === id) channel.parentId = null;
  state.channels.delete(id);
  state.threads.delete(id);
  world.touch();
}

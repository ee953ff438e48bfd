import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { demand, getTextPlace } from './place.ts';

/**
 * A message as a user may read it; to everyone but its reader an ephemeral one does not exist.
 * @throws DiscordError 10003, 50001, 50013 (no READ_MESSAGE_HISTORY), 10008
 */
export function getMessage(world: World, userId: string, channelId: string, messageId: string): Message {
  const place = getTextPlace(world, userId, channelId);
  demand(world, userId, PermissionFlagsBits.ReadMessageHistory, place);
  return getSeen(world, userId, channelId, messageId);
}

/** As getMessage, for what wants no history: to change and delete what one wrote. @throws DiscordError 10003, 50001, 10008 */
export function getWritten(world: World, userId: string, channelId: string, messageId: string): Message {
  getTextPlace(world, userId, channelId);
  return getSeen(world, userId, channelId, messageId);
}

function getSeen({ state }: World, userId: string, channelId: string, messageId: string): Message {
  const message = state.messages.get(messageId);
  if (!message || message.channelId !== channelId) throw errors.unknownMessage();
  if (message.visibleToUserId !== null && message.visibleToUserId !== userId) throw errors.unknownMessage();
  return message;
}

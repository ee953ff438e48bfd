import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Message } from '../state/message.ts';
import { isDirect } from '../state/place.ts';
import type { World } from '../world.ts';
import { announceMessage } from './announce-message.ts';
import { getWritten } from './get-message.ts';
import { demand, getPlace } from './place.ts';

/** Deletes an own message, or another's with MANAGE_MESSAGES. @throws DiscordError 10003, 50001, 10008, 50013, 50003 */
export function deleteMessage(world: World, userId: string, channelId: string, messageId: string): void {
  const message = getWritten(world, userId, channelId, messageId);
  const place = getPlace(world, userId, channelId);
  if (message.authorId !== userId && isDirect(place)) throw errors.notInDirectMessages();
  if (message.authorId !== userId) demand(world, userId, PermissionFlagsBits.ManageMessages, place);
  removeMessage(world, message);
}

/** Removes a message and tells of it. Checks nothing. */
export function removeMessage(world: World, message: Message): void {
  announceMessage(world, 'deleted', message);
  forgetMessage(world, message);
}

/** Removes a message and tells nobody. */
export function forgetMessage({ state }: World, message: Message): void {
  state.messages.delete(message.id);
  const thread = state.threads.get(message.channelId);
  if (thread && message.visibleToUserId === null) thread.messageCount = Math.max(0, thread.messageCount - 1);
}

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { hasPermission } from '../permissions.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { getTextPlace } from './place.ts';

/** At most one of `around`, `before` and `after`. */
export interface MessageRange {
  around?: string | undefined;
  before?: string | undefined;
  after?: string | undefined;
  /** 1–100. */
  limit: number;
}

/**
 * Messages, newest first. Without READ_MESSAGE_HISTORY the list is empty, as Discord's.
 * https://discord.com/developers/docs/resources/message#get-channel-messages
 */
export function listMessages(world: World, userId: string, channelId: string, range: MessageRange): Message[] {
  const place = getTextPlace(world, userId, channelId);
  if (!hasPermission(world.state, userId, PermissionFlagsBits.ReadMessageHistory, place)) return [];
  const visible = [...world.state.messages.values()].filter(
    (message) => message.channelId === channelId && isFor(message, userId),
  );
  return slice(visible, range).reverse();
}

function isFor({ visibleToUserId }: Message, userId: string): boolean {
  return visibleToUserId === null || visibleToUserId === userId;
}

function slice(messages: Message[], { around, before, after, limit }: MessageRange): Message[] {
  if (after !== undefined) return messages.filter(({ id }) => isLater(id, after)).slice(0, limit);
  if (before !== undefined) return messages.filter(({ id }) => isLater(before, id)).slice(-limit);
  if (around === undefined) return messages.slice(-limit);

  const half = Math.floor(limit / 2);
  const earlier = messages.filter(({ id }) => isLater(around, id)).slice(-half);
  return [...earlier, ...messages.filter(({ id }) => !isLater(around, id)).slice(0, limit - half)];
}

function isLater(id: string, other: string): boolean {
  return BigInt(id) > BigInt(other);
}

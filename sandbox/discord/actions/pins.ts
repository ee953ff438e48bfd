import { GatewayDispatchEvents, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { timestamp } from '../present/timestamp.ts';
import type { Message } from '../state/message.ts';
import { findPlace, guildIdOf, isThread } from '../state/place.ts';
import type { World } from '../world.ts';
import { addMessage } from './add-message.ts';
import { announceMessage } from './announce-message.ts';
import { demand, getTextPlace } from './place.ts';

const MAX_PINS = 250;

/**
 * Pins a message, which says so in a message of type 6. Since February 2026 MANAGE_MESSAGES no longer suffices.
 * https://discord.com/developers/docs/resources/message#pin-message
 * @throws DiscordError 10003, 50001, 50013, 10008, 50019, 50021, 50083, 30003
 */
export function pinMessage(world: World, userId: string, channelId: string, messageId: string): void {
  const message = getPinnable(world, userId, channelId, messageId);
  if (message.pinnedAt !== null) return;
  if (listPins(world, channelId).length >= MAX_PINS) throw errors.tooManyPins();
  message.pinnedAt = world.clock.now();
  announcePins(world, message);
  addMessage(world, {
    channelId,
    authorId: userId,
    type: MessageType.ChannelPinnedMessage,
    referencedMessageId: messageId,
  });
}

/** @throws as pinMessage */
export function unpinMessage(world: World, userId: string, channelId: string, messageId: string): void {
  const message = getPinnable(world, userId, channelId, messageId);
  if (message.pinnedAt === null) return;
  message.pinnedAt = null;
  announcePins(world, message);
}

/** A channel's pinned messages, the last pinned first. */
export function listPins({ state }: World, channelId: string): (Message & { pinnedAt: number })[] {
  const pinned = [...state.messages.values()].filter((message) => message.channelId === channelId).filter(isPinned);
  return pinned.sort((a, b) => b.pinnedAt - a.pinnedAt);
}

function isPinned(message: Message): message is Message & { pinnedAt: number } {
  return message.pinnedAt !== null;
}

function getPinnable(world: World, userId: string, channelId: string, messageId: string): Message {
  const place = getTextPlace(world, userId, channelId);
  demand(world, userId, PermissionFlagsBits.PinMessages, place);
  if (isThread(place) && place.isArchived) throw errors.threadArchived();
  const message = world.state.messages.get(messageId);
  if (!message || message.visibleToUserId !== null) throw errors.unknownMessage();
  if (message.channelId !== channelId) throw errors.pinnedElsewhere();
  const isSaid = [MessageType.Default, MessageType.Reply, MessageType.ChatInputCommand].includes(message.type);
  if (!isSaid) throw errors.systemMessage();
  return message;
}

/** https://discord.com/developers/docs/events/gateway-events#channel-pins-update */
function announcePins(world: World, { channelId, ...message }: Message): void {
  const place = findPlace(world.state, channelId);
  const guildId = place ? guildIdOf(place) : null;
  const [last] = listPins(world, channelId);
  announceMessage(world, 'updated', { channelId, ...message });
  world.bus.publish(
    {
      t: GatewayDispatchEvents.ChannelPinsUpdate,
      d: {
        channel_id: channelId,
        ...(guildId === null ? {} : { guild_id: guildId }),
        last_pin_timestamp: last ? timestamp(last.pinnedAt) : null,
      },
    },
    { guildId, channelId },
  );
}

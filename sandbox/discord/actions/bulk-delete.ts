import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { DISCORD_EPOCH_MS } from '../snowflakes.ts';
import type { Message } from '../state/message.ts';
import { isDirect } from '../state/place.ts';
import type { World } from '../world.ts';
import { forgetMessage, removeMessage } from './delete-message.ts';
import { demand, getTextPlace } from './place.ts';

const FEWEST = 2;
const MOST = 100;
const OLDEST_MS = 14 * 86_400_000;

/**
 * Deletes several messages of a guild's channel at once. "Any message IDs given that do not exist or are
 * invalid will count towards the minimum and maximum message count."
 * https://docs.discord.com/developers/resources/message#bulk-delete-messages
 * @throws DiscordError 10003, 50001, 50003, 50013, 50016, 50034, 50035 for an id that is there twice
 */
export function bulkDelete(world: World, userId: string, channelId: string, messageIds: string[]): void {
  const place = getTextPlace(world, userId, channelId);
  if (isDirect(place)) throw errors.notInDirectMessages();
  demand(world, userId, PermissionFlagsBits.ManageMessages, place);
  if (messageIds.length < FEWEST || messageIds.length > MOST) throw errors.wrongCountToDelete();
  if (new Set(messageIds).size < messageIds.length)
    throw errors.invalidForm(['messages'], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
  const oldest = world.clock.now() - OLDEST_MS;
  if (messageIds.some((id) => writtenAt(id) < oldest)) throw errors.tooOldToDelete();

  const found = messageIds.flatMap((id) => world.state.messages.get(id) ?? []);
  const here = found.filter((message) => message.channelId === channelId && message.visibleToUserId === null);
  removeMessages(world, place.guildId, channelId, here);
}

/** Removes messages of one channel and tells of them together; of a single one as of any. Checks nothing. */
export function removeMessages(world: World, guildId: string, channelId: string, messages: Message[]): void {
  const [first] = messages;
  if (!first) return;
  if (messages.length === 1) {
    removeMessage(world, first);
    return;
  }
  const d = { ids: messages.map(({ id }) => id), channel_id: channelId, guild_id: guildId };
  world.bus.publish({ t: GatewayDispatchEvents.MessageDeleteBulk, d }, { guildId, channelId });
  for (const message of messages) forgetMessage(world, message);
  world.touch();
}

/** https://docs.discord.com/developers/reference#convert-snowflake-to-datetime */
function writtenAt(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS;
}

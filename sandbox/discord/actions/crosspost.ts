import { ChannelType, MessageFlags, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { RateLimited } from '../rate-limited.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { announceMessage } from './announce-message.ts';
import { getMessage } from './get-message.ts';
import { demand, demandSend, getTextPlace } from './place.ts';

/** "You can publish up to 10 messages per hour": https://support.discord.com/hc/en-us/articles/360032008192 */
const CROSSPOSTS = { calls: 10, perMs: 3_600_000 };

/**
 * Publishes a message of an announcement channel: an own one with SEND_MESSAGES, another's with MANAGE_MESSAGES.
 * https://discord.com/developers/docs/resources/message#crosspost-message
 * @throws DiscordError 10003, 50001, 50013, 50024, 10008, 50068, 40033; RateLimited for the eleventh within an hour
 */
export function crosspost(world: World, userId: string, channelId: string, messageId: string): Message {
  const place = getTextPlace(world, userId, channelId);
  if (place.type !== ChannelType.GuildAnnouncement) throw errors.notInChannelType();
  const message = getMessage(world, userId, channelId, messageId);
  demandSend(world, userId, place);
  if (message.authorId !== userId) demand(world, userId, PermissionFlagsBits.ManageMessages, place);
  if (message.type !== MessageType.Default) throw errors.invalidMessageType();
  if (message.flags & MessageFlags.Crossposted) throw errors.alreadyCrossposted();
  const bucket = world.limits.take(`crosspost ${channelId}`, CROSSPOSTS, { countsGlobally: false });
  if (bucket.retryAfterSeconds > 0) throw new RateLimited(bucket.retryAfterSeconds, 'user');

  message.flags |= MessageFlags.Crossposted;
  announceMessage(world, 'updated', message);
  return message;
}

import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Message } from '../state/message.ts';
import { findPlace, isDirect } from '../state/place.ts';
import type { World } from '../world.ts';
import { presentMessage } from './present-message.ts';
import { withoutContent } from './without-content.ts';

/**
 * A message as the bot reads it over REST: what it holds is blank while the application is not granted
 * MESSAGE_CONTENT, but for own messages, mentions and direct messages.
 * https://docs.discord.com/developers/resources/message#message-object
 */
export function presentReadMessage(world: World, message: Message, readerId: string) {
  const presented = presentMessage(world, message, readerId);
  const place = findPlace(world.state, message.channelId);
  const isGranted = (world.faults.allowedIntents & GatewayIntentBits.MessageContent) !== 0;
  return isGranted || !place || isDirect(place) ? presented : withoutContent(presented, readerId);
}

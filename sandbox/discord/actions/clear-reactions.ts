import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord-api-types/v10';
import { findPlace, guildIdOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { getMessage } from './get-message.ts';
import { demand, getPlace } from './place.ts';
import { parseEmoji } from './react.ts';

/**
 * Takes all reactions from a message, or all of one emoji. Needs MANAGE_MESSAGES.
 * https://discord.com/developers/docs/resources/message#delete-all-reactions
 * @throws DiscordError 10003, 50001, 50013, 10008, 10014
 */
export function clearReactions(
  world: World,
  userId: string,
  target: { channelId: string; messageId: string; emoji?: string },
): void {
  const { channelId, messageId, emoji } = target;
  const message = getMessage(world, userId, channelId, messageId);
  demand(world, userId, PermissionFlagsBits.ManageMessages, getPlace(world, userId, channelId));
  const wanted = emoji === undefined ? null : parseEmoji(emoji);
  message.reactions = wanted
    ? message.reactions.filter((one) => one.emoji.id !== wanted.id || one.emoji.name !== wanted.name)
    : [];
  world.touch();
  const place = findPlace(world.state, channelId);
  const guildId = place ? guildIdOf(place) : null;
  const common = { channel_id: channelId, message_id: messageId, ...(guildId === null ? {} : { guild_id: guildId }) };
  const audience = { guildId, channelId };
  if (!wanted) world.bus.publish({ t: GatewayDispatchEvents.MessageReactionRemoveAll, d: common }, audience);
  else
    world.bus.publish(
      { t: GatewayDispatchEvents.MessageReactionRemoveEmoji, d: { ...common, emoji: wanted } },
      audience,
    );
}

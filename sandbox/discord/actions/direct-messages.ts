import { ChannelType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { DirectChannel } from '../state/channel.ts';
import { guildsWith } from '../state/guilds.ts';
import type { World } from '../world.ts';

/**
 * The direct messages of a user and the bot; begun when there are none. Nobody's permission is asked:
 * only writing is refused. Nobody is told before a message comes.
 * https://discord.com/developers/docs/resources/user#create-dm
 * @throws DiscordError 10013, 50033
 */
export function openDirectMessages(world: World, userId: string): DirectChannel {
  const { state } = world;
  if (!state.users.has(userId)) throw errors.unknownUser();
  if (userId === state.botUserId) throw errors.invalidRecipient();
  const known = [...state.directChannels.values()].find((channel) => channel.userId === userId);
  if (known) return known;

  const channel: DirectChannel = { id: world.snowflake(), type: ChannelType.DM, userId, lastMessageId: null };
  state.directChannels.set(channel.id, channel);
  world.touch();
  return channel;
}

/**
 * Whether the bot, or the user, may write: they share a guild, and the user has not closed direct messages.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 * @throws DiscordError 50007, 50278
 */
export function demandDirect({ state }: World, { userId }: DirectChannel): void {
  if (state.users.get(userId)?.acceptsDirectMessages === false) throw errors.noDirectMessages();
  const areTogether = guildsWith(state, userId).some(({ members }) => members.has(state.botUserId));
  if (!areTogether) throw errors.noMutualGuild();
}

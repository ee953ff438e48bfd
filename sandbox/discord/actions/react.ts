import { GatewayDispatchEvents, PermissionFlagsBits, ReactionType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentMember } from '../present/present-member.ts';
import type { Message, Reaction } from '../state/message.ts';
import { findPlace, guildOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { getMessage } from './get-message.ts';
import { demand, getPlace } from './place.ts';

interface Target {
  channelId: string;
  messageId: string;
  /** A unicode emoji, or `name:id` of a custom one. */
  emoji: string;
}

/** @throws DiscordError 10003, 50001, 10008, 10014, 50013, 50083 */
export function addReaction(world: World, userId: string, target: Target): void {
  const message = getMessage(world, userId, target.channelId, target.messageId);
  if (world.state.threads.get(target.channelId)?.isArchived) throw errors.threadArchived();
  if (isTimedOut(world, userId, target.channelId)) throw errors.missingPermissions();
  const found = findReaction(message, target.emoji);
  if (!found) demand(world, userId, PermissionFlagsBits.AddReactions, getPlace(world, userId, target.channelId));
  if (found?.userIds.includes(userId)) return;

  const reaction = found ?? { emoji: parseEmoji(target.emoji), userIds: [] };
  if (!found) message.reactions.push(reaction);
  reaction.userIds.push(userId);
  announce(world, userId, message, reaction, GatewayDispatchEvents.MessageReactionAdd);
}

/** To join a reaction wants no permission, but timed-out members only read. */
function isTimedOut({ state }: World, userId: string, channelId: string): boolean {
  const place = findPlace(state, channelId);
  const member = place && guildOf(state, place)?.members.get(userId);
  return member ? member.timedOutUntil !== null : false;
}

/** Takes back a reaction; taking back another's wants MANAGE_MESSAGES. */
export function removeReaction(world: World, actorId: string, userId: string, target: Target): void {
  const message = getMessage(world, actorId, target.channelId, target.messageId);
  if (actorId !== userId)
    demand(world, actorId, PermissionFlagsBits.ManageMessages, getPlace(world, actorId, target.channelId));
  const reaction = findReaction(message, target.emoji);
  if (!reaction?.userIds.includes(userId)) return;

  reaction.userIds = reaction.userIds.filter((id) => id !== userId);
  message.reactions = message.reactions.filter((one) => one.userIds.length > 0);
  announce(world, userId, message, reaction, GatewayDispatchEvents.MessageReactionRemove);
}

/**
 * Who reacted with an emoji, by id.
 * https://discord.com/developers/docs/resources/message#get-reactions
 * @throws DiscordError 10003, 50001, 50013, 10008, 10014
 */
export function listReactors(world: World, userId: string, target: Target): string[] {
  const message = getMessage(world, userId, target.channelId, target.messageId);
  const userIds = findReaction(message, target.emoji)?.userIds ?? [];
  return userIds.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
}

function findReaction(message: Message, emoji: string): Reaction | undefined {
  const wanted = parseEmoji(emoji);
  return message.reactions.find((reaction) => reaction.emoji.id === wanted.id && reaction.emoji.name === wanted.name);
}

/** A unicode emoji, or `name:id` of a custom one. @throws DiscordError 10014 */
export function parseEmoji(emoji: string): Reaction['emoji'] {
  const custom = /^(?:a:)?(\w{2,32}):(\d{17,20})$/.exec(emoji);
  if (custom) return { id: custom[2] ?? null, name: custom[1] ?? '' };
  if (!/^\p{RGI_Emoji}$/v.test(emoji)) throw errors.unknownEmoji();
  return { id: null, name: emoji };
}

/** https://discord.com/developers/docs/events/gateway-events#message-reaction-add */
function announce(
  world: World,
  userId: string,
  message: Message,
  { emoji }: Reaction,
  t: GatewayDispatchEvents.MessageReactionAdd | GatewayDispatchEvents.MessageReactionRemove,
): void {
  const { state, bus } = world;
  const place = findPlace(state, message.channelId);
  const guild = place && guildOf(state, place);
  const member = guild?.members.get(userId);
  const audience = { guildId: guild?.id ?? null, channelId: message.channelId };
  const common = {
    user_id: userId,
    channel_id: message.channelId,
    message_id: message.id,
    ...(guild ? { guild_id: guild.id } : {}),
    emoji,
    burst: false,
    type: ReactionType.Normal,
  };
  world.touch();
  if (t === GatewayDispatchEvents.MessageReactionRemove) {
    bus.publish({ t, d: common }, audience);
    return;
  }
  const d = {
    ...common,
    message_author_id: message.authorId,
    ...(member ? { member: presentMember(state, member) } : {}),
    burst_colors: [],
  };
  bus.publish({ t, d }, audience);
}

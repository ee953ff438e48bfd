import { PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Channel } from '../state/channel.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { announceChannel } from './announce-channel.ts';
import { checkCategory } from './check-category.ts';
import { demandInGuild } from './place.ts';

/** Where a channel shall stand; what is missing stays. */
export interface ChannelMove {
  id: string;
  position?: number | null | undefined;
  parent_id?: string | null | undefined;
  /** Takes over what the new category allows and denies. */
  lock_permissions?: boolean | null | undefined;
}

/**
 * Moves several channels at once, only one of them into another category.
 * https://docs.discord.com/developers/resources/guild#modify-guild-channel-positions
 * @throws DiscordError 50013, 10003, 40009, 50035
 */
export function moveChannels(world: World, guild: Guild, userId: string, moves: ChannelMove[]): void {
  demandInGuild(guild, userId, PermissionFlagsBits.ManageChannels);
  const wanted = moves.map((move) => ({ move, channel: channelOf(world, guild, move.id) }));
  const reparented = wanted.filter(({ move, channel }) => isReparented(channel, move));
  if (reparented.length > 1) throw errors.severalParents();
  for (const { move } of reparented) checkCategory(world.state, guild.id, move.parent_id);
  for (const { move, channel } of wanted) moveChannel(world, channel, move);
}

function channelOf({ state }: World, guild: Guild, id: string): Channel {
  const channel = state.channels.get(id);
  if (channel?.guildId !== guild.id) throw errors.unknownChannel();
  return channel;
}

function isReparented(channel: Channel, { parent_id }: ChannelMove): boolean {
  return parent_id !== undefined && parent_id !== channel.parentId;
}

function moveChannel(world: World, channel: Channel, move: ChannelMove): void {
  const parent = isReparented(channel, move) ? world.state.channels.get(move.parent_id ?? '') : undefined;
  if (parent && move.lock_permissions) channel.overwrites = parent.overwrites.map((one) => ({ ...one }));
  channel.parentId = move.parent_id === undefined ? channel.parentId : move.parent_id;
  channel.position = move.position ?? channel.position;
  announceChannel(world, 'updated', channel);
}

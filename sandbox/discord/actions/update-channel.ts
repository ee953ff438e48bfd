import { ChannelType, GatewayDispatchEvents, type OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentChannel } from '../present/present-channel.ts';
import type { Channel } from '../state/channel.ts';
import type { World } from '../world.ts';
import { limitRenames } from './limit-renames.ts';
import { demand } from './place.ts';

/** A PATCH of a channel; what is missing stays. */
export interface ChannelChange {
  name?: string;
  topic?: string | null;
  parent_id?: string | null;
  position?: number | null;
  rate_limit_per_user?: number | null;
  permission_overwrites?:
    | { id: string; type?: OverwriteType | null; allow?: number | null; deny?: number | null }[]
    | null;
}

/**
 * https://discord.com/developers/docs/resources/channel#modify-channel
 * @throws DiscordError 50013, 50035; RateLimited for a third rename within ten minutes
 */
export function updateChannel(world: World, userId: string, channel: Channel, change: ChannelChange): Channel {
  demand(world, userId, PermissionFlagsBits.ManageChannels, channel);
  if (change.permission_overwrites) demand(world, userId, PermissionFlagsBits.ManageRoles, channel);
  checkParent(world, channel, change.parent_id);
  const isRename = (change.name ?? channel.name) !== channel.name || (change.topic ?? channel.topic) !== channel.topic;
  if (isRename) limitRenames(world, channel.id);

  channel.name = change.name ?? channel.name;
  channel.topic = change.topic === undefined ? channel.topic : change.topic;
  channel.parentId = change.parent_id === undefined ? channel.parentId : change.parent_id;
  channel.position = change.position ?? channel.position;
  channel.slowmodeSeconds = change.rate_limit_per_user ?? channel.slowmodeSeconds;
  channel.overwrites = change.permission_overwrites?.map(toOverwrite) ?? channel.overwrites;
  announceChannel(world, channel);
  return channel;
}

function announceChannel(world: World, channel: Channel): void {
  world.touch();
  const d = presentChannel(channel);
  world.bus.publish({ t: GatewayDispatchEvents.ChannelUpdate, d }, { guildId: channel.guildId, channelId: channel.id });
}

type GivenOverwrite = NonNullable<NonNullable<ChannelChange['permission_overwrites']>[number]>;

function toOverwrite({ id, type, allow, deny }: GivenOverwrite): Channel['overwrites'][number] {
  return { id, type: type ?? 0, allow: String(allow ?? 0), deny: String(deny ?? 0) };
}

function checkParent({ state }: World, { guildId }: Channel, parentId: string | null | undefined): void {
  const parent = parentId ? state.channels.get(parentId) : undefined;
  if (!parentId || (parent?.type === ChannelType.GuildCategory && parent.guildId === guildId)) return;
  throw errors.invalidForm(['parent_id'], 'CHANNEL_PARENT_INVALID', 'Category does not exist');
}

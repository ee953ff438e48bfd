import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Channel } from '../state/channel.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { announceChannel } from './announce-channel.ts';
import { checkCategory } from './check-category.ts';
import { nameOf } from './create-channel.ts';
import { limitRenames } from './limit-renames.ts';
import { demandOverwrites, type GivenOverwrite, toOverwrite } from './overwrites.ts';
import { demand } from './place.ts';

/** A PATCH of a channel; what is missing stays. */
export interface ChannelChange {
  name?: string;
  type?: ChannelType | null;
  topic?: string | null;
  parent_id?: string | null;
  position?: number | null;
  rate_limit_per_user?: number | null;
  permission_overwrites?: GivenOverwrite[] | null;
}

/**
 * https://discord.com/developers/docs/resources/channel#modify-channel
 * @throws DiscordError 50013, 50035; RateLimited for a third rename within ten minutes
 */
export function updateChannel(world: World, userId: string, channel: Channel, change: ChannelChange): Channel {
  demand(world, userId, PermissionFlagsBits.ManageChannels, channel);
  checkOverwrites(world, userId, channel, change.permission_overwrites);
  if (change.parent_id !== channel.parentId) checkCategory(world.state, channel.guildId, change.parent_id);
  const name = nameOf(channel.type, change.name ?? channel.name);
  const isRename = name !== channel.name || (change.topic ?? channel.topic) !== channel.topic;
  const type = typeAfter(channel, change.type);
  if (isRename) limitRenames(world, channel.id);

  channel.name = name;
  channel.type = type;
  channel.topic = change.topic === undefined ? channel.topic : change.topic;
  channel.parentId = change.parent_id === undefined ? channel.parentId : change.parent_id;
  channel.position = change.position ?? channel.position;
  channel.slowmodeSeconds = change.rate_limit_per_user ?? channel.slowmodeSeconds;
  channel.overwrites = change.permission_overwrites?.map(toOverwrite) ?? channel.overwrites;
  announceChannel(world, 'updated', channel);
  return channel;
}

/** Whoever sets overwrites needs MANAGE_ROLES too, and for those that change the permissions themselves. */
function checkOverwrites(
  world: World,
  userId: string,
  channel: Channel,
  given: GivenOverwrite[] | null | undefined,
): void {
  if (!given) return;
  demand(world, userId, PermissionFlagsBits.ManageRoles, channel);
  const isKept = (one: GivenOverwrite) => {
    const { allow, deny } = toOverwrite(one);
    return channel.overwrites.some((old) => old.id === one.id && old.allow === allow && old.deny === deny);
  };
  demandOverwrites(
    getGuild(world.state, channel.guildId),
    userId,
    given.filter((one) => !isKept(one)),
  );
}

/** "Only conversion between text and announcement is supported". */
function typeAfter({ type }: Channel, wanted: ChannelType | null | undefined): Channel['type'] {
  if (wanted === undefined || wanted === null || wanted === type) return type;
  const texts = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
  const found = texts.find((one) => one === wanted);
  if (found === undefined || !texts.some((one) => one === type))
    throw errors.invalidForm(
      ['type'],
      'BASE_TYPE_CHOICES',
      'Only text and announcement channels can become each other.',
    );
  return found;
}

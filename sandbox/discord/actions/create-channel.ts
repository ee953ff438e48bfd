import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Channel } from '../state/channel.ts';
import { channelsOf } from '../state/place.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { announceChannel } from './announce-channel.ts';
import { checkCategory } from './check-category.ts';
import { demandOverwrites, type GivenOverwrite, toOverwrite } from './overwrites.ts';
import { demandInGuild } from './place.ts';

const MAX_CHANNELS = 500;
const KINDS = new Map<number, Channel['type']>([
  [ChannelType.GuildText, ChannelType.GuildText],
  [ChannelType.GuildVoice, ChannelType.GuildVoice],
  [ChannelType.GuildCategory, ChannelType.GuildCategory],
  [ChannelType.GuildAnnouncement, ChannelType.GuildAnnouncement],
]);

/** The body of a new channel; null means Discord's default. */
export interface ChannelDraft {
  name: string;
  type?: ChannelType | null | undefined;
  topic?: string | null | undefined;
  parent_id?: string | null | undefined;
  position?: number | null | undefined;
  rate_limit_per_user?: number | null | undefined;
  permission_overwrites?: GivenOverwrite[] | null | undefined;
}

/**
 * Makes a channel for a member with MANAGE_CHANNELS, who may grant no permission they lack.
 * https://discord.com/developers/docs/resources/guild#create-guild-channel
 * @throws DiscordError 50013, 30013, 50035
 */
export function createChannel(world: World, guild: Guild, userId: string, draft: ChannelDraft): Channel {
  demandInGuild(guild, userId, PermissionFlagsBits.ManageChannels);
  demandOverwrites(guild, userId, draft.permission_overwrites ?? []);
  return addChannel(world, guild, draft);
}

/** As createChannel, without asking who does it. */
export function addChannel(world: World, guild: Guild, draft: ChannelDraft): Channel {
  const { state } = world;
  const siblings = channelsOf(state, guild.id);
  if (siblings.length >= MAX_CHANNELS) throw errors.tooManyChannels();
  const type = KINDS.get(draft.type ?? ChannelType.GuildText);
  if (type === undefined) throw errors.invalidForm(['type'], 'BASE_TYPE_CHOICES', 'The sandbox has no such channels.');
  const parent = checkCategory(state, guild.id, draft.parent_id);
  const channel: Channel = {
    id: world.snowflake(),
    guildId: guild.id,
    type,
    name: nameOf(type, draft.name),
    topic: draft.topic ?? null,
    parentId: parent?.id ?? null,
    position: draft.position ?? siblings.length,
    slowmodeSeconds: draft.rate_limit_per_user ?? 0,
    // "If … not given, the channel's permissions are synced with its category."
    overwrites: draft.permission_overwrites?.map(toOverwrite) ?? [...(parent?.overwrites ?? [])],
    lastMessageId: null,
  };
  state.channels.set(channel.id, channel);
  announceChannel(world, 'created', channel);
  return channel;
}

/** Discord writes text channels' names small and with dashes. */
export function nameOf(type: Channel['type'], name: string): string {
  const isText = type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
  return isText ? name.toLowerCase().trim().replace(/\s+/g, '-') : name;
}

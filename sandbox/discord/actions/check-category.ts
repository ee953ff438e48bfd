import { ChannelType } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { Channel } from '../state/channel.ts';
import { channelsOf } from '../state/place.ts';
import type { State } from '../state/state.ts';

const MAX_IN_CATEGORY = 50;

/**
 * The category that a channel shall stand in; undefined for none. The guild has it, and it has room.
 * https://discord.com/developers/docs/resources/channel#channel-object: "each parent category for a channel can contain up to 50 channels"
 * @throws DiscordError 50035
 */
export function checkCategory(state: State, guildId: string, parentId: string | null | undefined): Channel | undefined {
  if (!parentId) return undefined;
  const parent = state.channels.get(parentId);
  if (parent?.type !== ChannelType.GuildCategory || parent.guildId !== guildId)
    throw errors.invalidForm(['parent_id'], 'CHANNEL_PARENT_INVALID', 'Category does not exist');
  const inside = channelsOf(state, guildId).filter((channel) => channel.parentId === parentId);
  if (inside.length >= MAX_IN_CATEGORY)
    throw errors.invalidForm(
      ['parent_id'],
      'CHANNEL_PARENT_MAX_CHANNELS',
      'Maximum number of channels in category reached (50)',
    );
  return parent;
}

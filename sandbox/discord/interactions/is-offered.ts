import { ComponentType } from 'discord-api-types/v10';
import type { AnyComponent } from '../rules/component-rules.ts';
import { findPlace, guildIdOf, guildOf, type Place } from '../state/place.ts';
import type { World } from '../world.ts';

export type Select = Extract<AnyComponent, { min_values?: number }>;

/**
 * Whether a select shows this value: its own options, or the users, roles and channels of the guild.
 * https://discord.com/developers/docs/components/reference#user-select
 */
export function isOffered({ state }: World, place: Place, select: Select, value: string): boolean {
  const guild = guildOf(state, place);
  const isUser = guild ? guild.members.has(value) : state.users.has(value);
  const isRole = guild?.roles.has(value) ?? false;
  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.some((option) => option.value === value);
    case ComponentType.UserSelect:
      return isUser;
    case ComponentType.RoleSelect:
      return isRole;
    case ComponentType.MentionableSelect:
      return isUser || isRole;
    case ComponentType.ChannelSelect: {
      const channel = findPlace(state, value);
      const isHere = channel !== undefined && guild !== undefined && guildIdOf(channel) === guild.id;
      return isHere && (!select.channel_types?.length || select.channel_types.includes(channel.type));
    }
    default:
      return false;
  }
}

import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { CHANNEL, COMPONENT } from '../client/discord.ts';
import { nameOf } from '../client/guild.ts';
import type { View } from '../client/types.ts';

/** One thing that a select offers. */
export interface Choice {
  value: string;
  label: string;
  description?: string | undefined;
  isDefault?: boolean | undefined;
}

/** What a select of any kind offers to this member. */
export function choicesOf(view: View, select: APISelectMenuComponent): Choice[] {
  switch (select.type) {
    case COMPONENT.stringSelect:
      return select.options.map((option) => ({ ...option, isDefault: option.default }));
    case COMPONENT.userSelect:
      return withDefaults(select, userChoices(view));
    case COMPONENT.roleSelect:
      return withDefaults(select, roleChoices(view));
    case COMPONENT.channelSelect:
      return withDefaults(select, channelChoices(view, select.channel_types ?? []));
    default:
      return withDefaults(select, [...userChoices(view), ...roleChoices(view)]);
  }
}

export function userChoices(view: View): Choice[] {
  return view.members.map(({ user }) => ({ value: user.id, label: nameOf(view, user), description: user.username }));
}

export function roleChoices({ guild, roles }: View): Choice[] {
  const named = roles.filter((role) => role.id !== guild.id).sort((a, b) => b.position - a.position);
  return named.map((role) => ({ value: role.id, label: `@${role.name}` }));
}

/** Of all types where `types` is empty. */
export function channelChoices({ channels, threads }: View, types: number[]): Choice[] {
  const wanted = [...channels, ...threads].filter(({ type }) =>
    types.length > 0 ? types.includes(type) : type !== CHANNEL.category,
  );
  return wanted.map(({ id, name }) => ({ value: id, label: `#${name}` }));
}

type AutoSelect = Exclude<APISelectMenuComponent, { options: unknown }>;

function withDefaults({ default_values = [] }: AutoSelect, choices: Choice[]): Choice[] {
  return choices.map((choice) => ({ ...choice, isDefault: default_values.some(({ id }) => id === choice.value) }));
}

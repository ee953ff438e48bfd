import { type APIMessageComponentInteractionData, ComponentType, InteractionType } from 'discord-api-types/v10';
import { getMessage } from '../actions/get-message.ts';
import { getTextPlace } from '../actions/place.ts';
import { errors } from '../errors.ts';
import { presentMessage } from '../present/present-message.ts';
import { type AnyComponent, walkComponents } from '../rules/component-rules.ts';
import type { Place } from '../state/place.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { isOffered, type Select } from './is-offered.ts';
import { publishInteraction } from './publish-interaction.ts';
import { resolve } from './resolve.ts';

export interface ComponentUse {
  channelId: string;
  messageId: string;
  customId: string;
  /** What was chosen in a select. */
  values: string[];
}

/** A member clicks a button or chooses in a select. @throws DiscordError 10008 and others of reading, 50035 */
export function useComponent(
  world: World,
  userId: string,
  { channelId, messageId, customId, values }: ComponentUse,
): Interaction {
  const message = getMessage(world, userId, channelId, messageId);
  const component = walkComponents(message.components, [])
    .map((placed) => placed.component)
    .find((one) => 'custom_id' in one && one.custom_id === customId);
  if (!component) throw errors.invalidForm(['customId'], 'UNKNOWN_COMPONENT', 'The message has no such component.');

  const scope = { userId, place: getTextPlace(world, userId, channelId) };
  const data = dataOf(world, scope, component, values);
  const interaction = world.interactions.open({
    id: world.snowflake(),
    type: InteractionType.MessageComponent,
    userId,
    channelId,
    commandName: '',
    sourceMessageId: messageId,
    openedBy: null,
  });
  const d = {
    ...interactionPayload(world, interaction),
    type: InteractionType.MessageComponent as const,
    message: presentMessage(world, message, world.state.botUserId),
    data,
  };
  publishInteraction(world, channelId, d);
  return interaction;
}

function dataOf(
  world: World,
  scope: { userId: string; place: Place },
  component: AnyComponent,
  values: string[],
): APIMessageComponentInteractionData {
  if ('disabled' in component && component.disabled)
    throw errors.invalidForm(['customId'], 'COMPONENT_DISABLED', 'This component is disabled.');
  const custom_id = 'custom_id' in component ? (component.custom_id ?? '') : '';
  if (component.type === ComponentType.Button) return { component_type: component.type, custom_id };
  if (!('min_values' in component))
    throw errors.invalidForm(['customId'], 'UNKNOWN_COMPONENT', 'This component does nothing.');

  checkValues(world, scope.place, component, values);
  const id = component.id === undefined ? {} : { id: component.id };
  if (component.type === ComponentType.StringSelect)
    return { ...id, component_type: component.type, custom_id, values };
  const { users = {}, members = {}, roles = {}, channels = {} } = resolve(world, scope, values);
  switch (component.type) {
    case ComponentType.UserSelect:
      return { component_type: component.type, custom_id, values, resolved: { users, members } };
    case ComponentType.RoleSelect:
      return { component_type: component.type, custom_id, values, resolved: { roles } };
    case ComponentType.ChannelSelect:
      return { component_type: component.type, custom_id, values, resolved: { channels } };
    default:
      return { component_type: component.type, custom_id, values, resolved: { users, members, roles } };
  }
}

function checkValues(world: World, place: Place, select: Select, values: string[]): void {
  const [least, most] = [select.min_values ?? 1, select.max_values ?? 1];
  if (values.length < least || values.length > most)
    throw errors.invalidForm(['values'], 'BASE_TYPE_BAD_LENGTH', `Choose ${least} to ${most}.`);
  if (!values.every((value) => isOffered(world, place, select, value)))
    throw errors.invalidForm(['values'], 'BASE_TYPE_CHOICES', 'There is no such option.');
}

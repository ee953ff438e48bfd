import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitTextInputComponent,
  ComponentType,
  InteractionType,
  type ModalSubmitComponent,
} from 'discord-api-types/v10';
import { getTextPlace } from '../actions/place.ts';
import { errors } from '../errors.ts';
import { presentMessage } from '../present/present-message.ts';
import { modalInputs } from '../rules/modal-rules.ts';
import type { World } from '../world.ts';
import type { Interaction } from './interaction.ts';
import { interactionPayload } from './interaction-payload.ts';
import { publishInteraction } from './publish-interaction.ts';
import { resolve } from './resolve.ts';

/** What a member fills in, by custom id: text, or the values of a select. */
export type ModalFields = Record<string, string | string[]>;

type ModalComponent = APIModalInteractionResponseCallbackData['components'][number];
type LabelledInput = Extract<ModalComponent, { type: ComponentType.Label }>['component'];
type StringSelect = Extract<LabelledInput, { type: ComponentType.StringSelect }>;
type TextInput = Extract<LabelledInput, { type: ComponentType.TextInput }>;

/**
 * A member submits the modal that answered `openedById`. Checks what Discord's client checks.
 * @throws DiscordError 10062 (no such modal, or not this member's), 50035
 */
export function submitModal(world: World, userId: string, openedById: string, fields: ModalFields): Interaction {
  const openedBy = world.interactions.find(openedById);
  if (openedBy?.outcome?.kind !== 'modal' || openedBy.userId !== userId) throw errors.unknownInteraction();
  const { modal } = openedBy.outcome;
  checkNames(modal, fields);
  const components = modal.components.map((component, index) => submitted(component, index + 1, fields));
  const { channelId, sourceMessageId } = openedBy;
  const place = getTextPlace(world, userId, channelId);
  const interaction = world.interactions.open({
    id: world.snowflake(),
    type: InteractionType.ModalSubmit,
    userId,
    channelId,
    commandName: '',
    sourceMessageId,
    openedBy,
  });
  const source = sourceMessageId === null ? undefined : world.state.messages.get(sourceMessageId);
  const d = {
    ...interactionPayload(world, interaction),
    type: InteractionType.ModalSubmit as const,
    ...(source ? { message: presentMessage(world, source, world.state.botUserId) } : {}),
    data: {
      custom_id: modal.custom_id,
      components,
      resolved: resolve(world, { userId, place }, Object.values(fields).flat()),
    },
  };
  publishInteraction(world, channelId, d);
  return interaction;
}

function checkNames(modal: APIModalInteractionResponseCallbackData, fields: ModalFields): void {
  const known = modalInputs(modal.components).map(({ customId }) => customId);
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuse(unknown, 'The form has no such field.');
}

function submitted(component: ModalComponent, id: number, fields: ModalFields) {
  if (component.type === ComponentType.TextDisplay) return { type: component.type, id };
  if (component.type === ComponentType.Label)
    return { type: component.type, id, component: labelled(component.component, id * 10, fields) };
  const inputs = component.components.map((input, index) => textInput(input, id * 10 + index, fields));
  return { type: component.type, id, components: inputs };
}

function labelled(input: LabelledInput, id: number, fields: ModalFields): ModalSubmitComponent {
  const { custom_id } = input;
  if (input.type === ComponentType.TextInput) return textInput(input, id, fields);
  const values = [fields[custom_id] ?? []].flat();
  if (input.type === ComponentType.Checkbox) return { type: input.type, id, custom_id, value: values[0] === 'true' };

  if (values.length === 0 && input.required !== false) throw refuse(custom_id, 'This field is required.');
  if (input.type === ComponentType.StringSelect && values.length > 0) checkChosen(input, values);
  if (input.type === ComponentType.RadioGroup) return { type: input.type, id, custom_id, value: values[0] ?? null };
  return { type: input.type, id, custom_id, values };
}

/** https://discord.com/developers/docs/components/reference#string-select */
function checkChosen({ custom_id, options, min_values, max_values }: StringSelect, values: string[]): void {
  const [least, most] = [min_values ?? 1, max_values ?? 1];
  if (values.length < least || values.length > most) throw refuse(custom_id, `Choose ${least} to ${most}.`);
  const known = options.map(({ value }) => value);
  if (!values.every((value) => known.includes(value))) throw refuse(custom_id, 'There is no such option.');
}

function textInput(input: TextInput, id: number, fields: ModalFields): APIModalSubmitTextInputComponent {
  const given = [fields[input.custom_id] ?? input.value ?? ''].flat().join('');
  return { type: input.type, id, custom_id: input.custom_id, value: textOf(input, given) };
}

function textOf({ custom_id, required, min_length, max_length }: TextInput, text: string): string {
  if (text === '' && required !== false) throw refuse(custom_id, 'This field is required.');
  if (text === '') return text;
  const [least, most] = [min_length ?? 0, max_length ?? 4000];
  if (text.length < least || text.length > most) throw refuse(custom_id, `Must be ${least} to ${most} characters.`);
  return text;
}

function refuse(name: string, message: string) {
  return errors.invalidForm(['fields', name], 'INVALID_FIELD', message);
}

import type { APISelectMenuComponent, APITextInputComponent } from 'discord-api-types/v10';
import { COMPONENT } from '../client/discord.ts';
import type { ModalForm, View } from '../client/types.ts';
import { type Choice, choicesOf } from '../components/choice.ts';

/** A part of a bot's form, flattened: what is asked, and how. */
export type ModalField =
  | { kind: 'note'; text: string }
  | { kind: 'text'; customId: string; label: string; about: string | undefined; input: APITextInputComponent }
  | ({ kind: 'choice' } & ChoiceField)
  | { kind: 'unknown'; label: string };

export interface ChoiceField {
  customId: string;
  label: string;
  about: string | undefined;
  choices: Choice[];
  least: number;
  most: number;
}

type Part = ModalForm['components'][number];
type Labelled = Extract<Part, { type: typeof COMPONENT.label }>;

/** https://discord.com/developers/docs/components/reference#label */
export function modalFields(view: View, { components }: ModalForm): ModalField[] {
  return components.flatMap((part): ModalField[] => {
    if (part.type === COMPONENT.textDisplay) return [{ kind: 'note', text: part.content }];
    if (part.type === COMPONENT.label) return [labelled(view, part)];
    return part.components.map((input) => ({
      kind: 'text',
      customId: input.custom_id,
      label: input.label ?? input.custom_id,
      about: undefined,
      input,
    }));
  });
}

function labelled(view: View, { label, description, component }: Labelled): ModalField {
  const base = { customId: component.custom_id, label, about: description ?? undefined };
  switch (component.type) {
    case COMPONENT.textInput:
      return { ...base, kind: 'text', input: component };
    case COMPONENT.stringSelect:
    case COMPONENT.userSelect:
    case COMPONENT.roleSelect:
    case COMPONENT.mentionableSelect:
    case COMPONENT.channelSelect:
      return { ...base, kind: 'choice', choices: choicesOf(view, component), ...range(component) };
    case COMPONENT.radioGroup:
      return {
        ...base,
        kind: 'choice',
        choices: component.options,
        least: component.required === false ? 0 : 1,
        most: 1,
      };
    case COMPONENT.checkboxGroup: {
      const most = component.max_values ?? component.options.length;
      return { ...base, kind: 'choice', choices: component.options, least: component.min_values ?? 1, most };
    }
    case COMPONENT.checkbox:
      return { ...base, kind: 'choice', choices: [{ value: 'true', label: 'Yes' }], least: 0, most: 1 };
    default:
      return { kind: 'unknown', label };
  }
}

function range({ min_values, max_values, ...select }: APISelectMenuComponent & { required?: boolean }) {
  return { least: select.required === false ? 0 : (min_values ?? 1), most: max_values ?? 1 };
}

import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { h } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { OPTION } from '../client/discord.ts';
import type { View } from '../client/types.ts';
import { type Choice, channelChoices, roleChoices, userChoices } from '../components/choice.ts';
import { useClient } from '../components/client-context.ts';

const COMPLETE_AFTER_MS = 150;

interface OptionFieldProps {
  option: APIApplicationCommandBasicOption;
  text: string;
  error: string | undefined;
  onInput(text: string): void;
  onFile(file: File): void;
  /** What the bot proposes for this text. */
  complete(text: string): Promise<Choice[]>;
}

/** One option of a slash command. The form keeps what is typed as text; `toOptionValues` types it. */
export function OptionField({ option, text, error, onInput, onFile, complete }: OptionFieldProps) {
  const id = useId();
  const { session } = useClient();
  const choices = fixedChoices(session.view, option);
  const common = {
    id,
    value: text,
    required: option.required === true,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-about`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return h(
    'div',
    { class: 'option-field' },
    h('label', { for: id }, option.name, option.required && h('span', { class: 'star', title: 'required' }, ' *')),
    option.type === OPTION.attachment
      ? h(FileOption, { common, onFile })
      : choices
        ? h('select', common, h('option', { value: '' }, '–'), choices.map(toOption))
        : h(TextOption, { option, common, text, complete }),
    h('small', { id: `${id}-about`, class: error ? 'error' : '' }, error ?? option.description),
  );
}

function FileOption({ common, onFile }: { common: { id: string; required: boolean }; onFile(file: File): void }) {
  const choose = (event: { currentTarget: HTMLInputElement }) => {
    const file = event.currentTarget.files?.[0];
    if (file) onFile(file);
  };
  return h('input', { id: common.id, required: common.required, type: 'file', onChange: choose });
}

interface TextOptionProps {
  option: APIApplicationCommandBasicOption;
  common: { id: string };
  text: string;
  complete(text: string): Promise<Choice[]>;
}

function TextOption({ option, common, text, complete }: TextOptionProps) {
  const isNumber = option.type === OPTION.integer || option.type === OPTION.number;
  const doesComplete = 'autocomplete' in option && option.autocomplete === true;
  const proposals = useProposals(doesComplete, text, complete);
  const limits = {
    ...(isNumber && option.min_value !== undefined ? { min: option.min_value } : {}),
    ...(isNumber && option.max_value !== undefined ? { max: option.max_value } : {}),
    ...(option.type === OPTION.string && option.max_length !== undefined ? { maxLength: option.max_length } : {}),
    ...(option.type === OPTION.string && option.min_length !== undefined ? { minLength: option.min_length } : {}),
  };
  const listId = `${common.id}-list`;
  return [
    h('input', {
      ...common,
      ...limits,
      type: isNumber && !doesComplete ? 'number' : 'text',
      ...(option.type === OPTION.number ? { step: 'any' } : {}),
      ...(doesComplete ? { list: listId } : {}),
      autocomplete: 'off',
    }),
    doesComplete && h('datalist', { id: listId }, proposals.map(toProposal)),
  ];
}

function useProposals(isWanted: boolean, text: string, complete: (text: string) => Promise<Choice[]>): Choice[] {
  const [proposals, setProposals] = useState<Choice[]>([]);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isStale = false;
    const timer = setTimeout(async () => {
      const found = await complete(text);
      if (!isStale) setProposals(found);
    }, COMPLETE_AFTER_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [isWanted, text]);
  return proposals;
}

/** Null for what is typed freely. */
function fixedChoices(view: View, option: APIApplicationCommandBasicOption): Choice[] | null {
  switch (option.type) {
    case OPTION.boolean:
      return [
        { value: 'true', label: 'True' },
        { value: 'false', label: 'False' },
      ];
    case OPTION.user:
      return userChoices(view);
    case OPTION.role:
      return roleChoices(view);
    case OPTION.channel:
      return channelChoices(view, option.channel_types ?? []);
    case OPTION.mentionable:
      return [...userChoices(view), ...roleChoices(view)];
    default:
      if (!('choices' in option) || !option.choices?.length) return null;
      return option.choices.map(({ name, value }) => ({ value: String(value), label: name }));
  }
}

const toOption = ({ value, label }: Choice) => h('option', { value }, label);
const toProposal = ({ label }: Choice) => h('option', { value: label });

import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Refusal, type Upload } from '../client/control-api.ts';
import type { OutcomeView } from '../client/types.ts';
import type { Choice } from '../components/choice.ts';
import { useClient } from '../components/client-context.ts';
import { OptionField } from './option-field.ts';
import { toOptionValues } from './option-values.ts';
import { readUpload } from './read-upload.ts';
import type { SlashCommand } from './slash-commands.ts';

interface SlashFormProps {
  command: SlashCommand;
  channelId: string;
  onEnd(): void;
}

/** A chosen slash command with its options: Enter runs it, Escape gives it up. */
export function SlashForm({ command, channelId, onEnd }: SlashFormProps) {
  const { session, interact } = useClient();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [files, setFiles] = useState<Record<string, File>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  // The bot proposes names and wants values: what it proposed is remembered.
  const proposed = useRef(new Map<string, string>());
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, button.run')?.focus(), [command]);

  const values = () => {
    const chosen = Object.entries(texts).map(([name, text]) => [name, proposed.current.get(`${name} ${text}`) ?? text]);
    return toOptionValues(command.options, Object.fromEntries(chosen));
  };
  const complete = async (name: string, text: string): Promise<Choice[]> => {
    const options = { ...values(), [name]: text };
    const found = await session.act.autocomplete(channelId, command.name, name, options).catch(toNothing);
    const choices = (found.choices ?? []).map((choice) => ({ label: choice.name, value: String(choice.value) }));
    for (const { label, value } of choices) proposed.current.set(`${name} ${label}`, value);
    return choices;
  };
  const run = async (event: Event) => {
    event.preventDefault();
    setErrors({});
    const asked = readFiles(files).then((uploads) =>
      session.act.slash(channelId, command.name, { ...values(), ...uploads }),
    );
    const refusal = await Promise.race([asked.then(toNull, toRefusal), sentSoon()]);
    if (refusal && Object.keys(refusal.fields).length > 0) return setErrors(refusal.fields);
    onEnd();
    await interact(`/${command.name}`, () => asked);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEnd();
  };
  return h(
    'form',
    { class: 'slash-form', ref: form, onSubmit: run, onKeyDown, 'aria-label': `/${command.name}` },
    h('p', { class: 'slash-name' }, h('strong', null, `/${command.name}`), h('small', null, command.description)),
    h(
      'div',
      { class: 'slash-options' },
      command.options.map((option) =>
        h(OptionField, {
          key: option.name,
          option,
          text: texts[option.name] ?? '',
          error: errors[option.name],
          onInput: (text) => setTexts({ ...texts, [option.name]: text }),
          onFile: (file) => setFiles({ ...files, [option.name]: file }),
          complete: (text) => complete(option.name, text),
        }),
      ),
    ),
    h(
      'div',
      { class: 'slash-buttons' },
      h('button', { type: 'button', class: 'link', onClick: onEnd }, 'Cancel'),
      h('button', { type: 'submit', class: 'button primary run' }, 'Run ↵'),
    ),
  );
}

async function readFiles(files: Record<string, File>): Promise<Record<string, Upload>> {
  const read = Object.entries(files).map(async ([name, file]) => [name, await readUpload(file)] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** A refusal of an option is immediate; anything later is the bot's answer, shown in the channel. */
const SENT_WITHIN_MS = 250;

function sentSoon(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), SENT_WITHIN_MS));
}

function toNull(): null {
  return null;
}

function toRefusal(error: unknown): Refusal | null {
  return error instanceof Refusal ? error : null;
}

/** A bot that proposes nothing, or not in time, is no error for who types. */
function toNothing(): Pick<OutcomeView, 'choices'> {
  return {};
}

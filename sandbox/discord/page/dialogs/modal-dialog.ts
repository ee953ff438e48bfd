import { h } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Refusal } from '../client/control-api.ts';
import { PARAGRAPH } from '../client/discord.ts';
import type { ModalForm, OutcomeView } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Markdown } from '../components/markdown.ts';
import { SelectMenu } from '../components/select-menu.ts';
import { complaintOf } from './complaint-of.ts';
import { Dialog } from './dialog.ts';
import { type ModalField, modalFields } from './modal-fields.ts';

export interface OpenModal {
  interactionId: string;
  form: ModalForm;
}

interface ModalDialogProps {
  modal: OpenModal;
  onClose(): void;
  /** Hears of the answer to the submitted form. */
  onOutcome(outcome: OutcomeView): void;
}

type Values = Record<string, string | string[]>;

/** A form that the bot asked for. It stays open, with all that was typed, until the bot has taken it. */
export function ModalDialog({ modal, onClose, onOutcome }: ModalDialogProps) {
  const { session } = useClient();
  const fields = modalFields(session.view, modal.form);
  const [values, setValues] = useState<Values>(() => initialValues(fields));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = complaintsOf(fields, values);
    setErrors(wrong);
    setFailure('');
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      const outcome = await session.act.modal(modal.interactionId, values);
      if (outcome.outcome === 'unanswered') setFailure('Something went wrong. Try again.');
      else onOutcome(outcome);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(String(error), {});
      setErrors(refusal.fields);
      setFailure(Object.keys(refusal.fields).length > 0 ? '' : refusal.message);
    } finally {
      setBusy(false);
    }
  };
  return h(
    Dialog,
    { title: modal.form.title, class: 'modal', onClose },
    h(
      'form',
      { onSubmit: submit, noValidate: true },
      h('p', { class: 'modal-note' }, 'This form goes to the bot. Do not share passwords.'),
      fields.map((field) =>
        h(Field, {
          field,
          value: 'customId' in field ? (values[field.customId] ?? '') : '',
          error: 'customId' in field ? errors[field.customId] : undefined,
          onChange: (customId, value) => setValues({ ...values, [customId]: value }),
        }),
      ),
      failure && h('p', { class: 'error', role: 'alert' }, failure),
      h(
        'footer',
        null,
        h('button', { type: 'button', class: 'link', onClick: onClose }, 'Cancel'),
        h('button', { type: 'submit', class: 'button primary', disabled: isBusy }, isBusy ? 'Sending…' : 'Submit'),
      ),
    ),
  );
}

interface FieldProps {
  field: ModalField;
  value: string | string[];
  error: string | undefined;
  onChange(customId: string, value: string | string[]): void;
}

function Field({ field, value, error, onChange }: FieldProps) {
  const id = useId();
  if (field.kind === 'note') return h(Markdown, { source: field.text });
  if (field.kind === 'unknown')
    return h('p', { class: 'error' }, `${field.label}: the sandbox cannot show this input.`);

  const isRequired = field.kind === 'text' ? field.input.required !== false : field.least > 0;
  return h(
    'div',
    { class: 'modal-field' },
    h('label', { for: id }, field.label, isRequired && h('span', { class: 'star', title: 'required' }, ' *')),
    field.about && h('small', null, field.about),
    field.kind === 'text'
      ? h(TextField, { id, field, value: String(value), isInvalid: error !== undefined, onChange })
      : h(SelectMenu, {
          label: field.label,
          choices: field.choices,
          least: field.least,
          most: field.most,
          onChoose: (chosen) => onChange(field.customId, chosen),
        }),
    error && h('small', { class: 'error', role: 'alert', id: `${id}-error` }, error),
  );
}

interface TextFieldProps {
  id: string;
  field: Extract<ModalField, { kind: 'text' }>;
  value: string;
  isInvalid: boolean;
  onChange(customId: string, value: string): void;
}

function TextField({ id, field, value, isInvalid, onChange }: TextFieldProps) {
  const { input, customId } = field;
  const attributes = {
    id,
    value,
    placeholder: input.placeholder ?? '',
    maxLength: input.max_length ?? 4000,
    required: input.required !== false,
    'aria-invalid': isInvalid,
    'aria-describedby': `${id}-error`,
    onInput: (event: { currentTarget: { value: string } }) => onChange(customId, event.currentTarget.value),
  };
  if (input.style !== PARAGRAPH) return h('input', { type: 'text', ...attributes });
  return h('textarea', { rows: 5, ...attributes });
}

function complaintsOf(fields: ModalField[], values: Values): Record<string, string> {
  const found = fields.flatMap((field): [string, string][] => {
    const complaint = 'customId' in field ? complaintOf(field, values[field.customId] ?? '') : undefined;
    return complaint !== undefined && 'customId' in field ? [[field.customId, complaint]] : [];
  });
  return Object.fromEntries(found);
}

function initialValues(fields: ModalField[]): Values {
  const given = fields.flatMap((field): [string, string | string[]][] => {
    if (field.kind === 'text') return [[field.customId, field.input.value ?? '']];
    if (field.kind !== 'choice') return [];
    return [[field.customId, field.choices.filter(({ isDefault }) => isDefault).map(({ value }) => value)]];
  });
  return Object.fromEntries(given);
}

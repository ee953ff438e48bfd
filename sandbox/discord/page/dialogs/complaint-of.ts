import type { ModalField } from './modal-fields.ts';

/** What Discord's client finds wrong before it sends a form; undefined where nothing is. */
export function complaintOf(field: ModalField, value: string | string[]): string | undefined {
  if (field.kind === 'choice') return value.length < field.least ? `Choose at least ${field.least}.` : undefined;
  if (field.kind !== 'text') return undefined;

  const { required = true, min_length: least = 0, max_length: most = 4000 } = field.input;
  if (value.length === 0) return required ? 'This field is required.' : undefined;
  return value.length < least || value.length > most ? `Must be ${least} to ${most} characters.` : undefined;
}

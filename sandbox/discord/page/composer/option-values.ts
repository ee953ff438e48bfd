import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { OPTION } from '../client/discord.ts';
import type { OptionValues } from '../client/types.ts';

/** What was typed into a command's fields, as the control API wants it; empty fields are left out. */
export function toOptionValues(
  options: APIApplicationCommandBasicOption[],
  texts: Record<string, string>,
): OptionValues {
  const filled = options.filter(({ name }) => (texts[name] ?? '') !== '');
  return Object.fromEntries(filled.map((option) => [option.name, typed(option, texts[option.name] ?? '')]));
}

function typed({ type }: APIApplicationCommandBasicOption, text: string): string | number | boolean {
  if (type === OPTION.boolean) return text === 'true';
  const isNumber = type === OPTION.integer || type === OPTION.number;
  // What is no number goes as it is, so that the refusal names the field.
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : text;
}

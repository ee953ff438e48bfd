import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

interface FieldError {
  message: string;
}

/**
 * Discord's complaints about a list of commands, each with the command and the field it is about:
 * `/win add › options › 0 › description: Must be between 1 and 100 in length.`
 * @see https://discord.com/developers/docs/reference#error-messages
 */
export function formProblems(rawError: unknown, payloads: readonly RESTPostAPIApplicationCommandsJSONBody[]): string[] {
  const errors = isRecord(rawError) ? rawError.errors : undefined;
  return walk(errors, []).map(({ path: [index = '', ...field], message }) => {
    const name = payloads[Number(index)]?.name ?? index;
    return `"${name}" › ${field.join(' › ')}: ${message}`;
  });
}

function walk(node: unknown, path: string[]): { path: string[]; message: string }[] {
  if (!isRecord(node)) return [];
  const { _errors, ...fields } = node;
  const own = Array.isArray(_errors) ? _errors.filter(isFieldError) : [];
  return [
    ...own.map(({ message }) => ({ path, message })),
    ...Object.entries(fields).flatMap(([key, inner]) => walk(inner, [...path, key])),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.message === 'string';
}

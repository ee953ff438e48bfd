import { DomainError, type RefusalValues } from '../errors.ts';

/** What a template may name. `line` begins a new line, which cannot be typed in a command. */
export const PLACEHOLDERS = ['streamer', 'title', 'category', 'url', 'role', 'line'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const NAMED = /\{([^{}]*)\}/g;
const LENGTH_MAX = 500;

/**
 * The text of an alert as staff type it, once it is sure that it can be filled in.
 * @throws DomainError invalid `template_invalid`
 */
export function parseTemplate(text: string): string {
  const template = text.trim();
  if (template.length > LENGTH_MAX)
    throw invalid(`A template has ${LENGTH_MAX} characters at most.`, { context: 'long', max: LENGTH_MAX });
  for (const [all, name = ''] of template.matchAll(NAMED)) {
    if (!isPlaceholder(name)) {
      const known = listOf(PLACEHOLDERS);
      throw invalid(`${all} is no placeholder. There are ${known}.`, { context: 'unknown', name: all, known });
    }
  }
  if (/[{}]/.test(template.replaceAll(NAMED, '')))
    throw invalid('A { or } stands alone. Placeholders look like {title}.', { context: 'alone' });
  return template;
}

/** Fills a template in. A role that it does not name is put first, so that who is to be pinged is pinged. */
export function fillTemplate(template: string, values: Record<Exclude<Placeholder, 'line'>, string>): string {
  const known: Record<Placeholder, string> = { ...values, line: '\n' };
  const text = template.replaceAll(NAMED, (all, name: string) => (isPlaceholder(name) ? known[name] : all));
  const isNamed = template.includes('{role}');
  return (isNamed || !values.role ? text : `${values.role} ${text}`).trim();
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((each) => each === name);
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}

function invalid(sentence: string, values: RefusalValues): DomainError {
  return new DomainError('invalid', 'template_invalid', sentence, values);
}

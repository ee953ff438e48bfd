import { DomainError } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';

const PLACE = '{value}';
/** Discord's limit for a channel's name is 100; a figure takes up to 20 of it. */
const MAX_TEMPLATE = 80;
const MAX_NAME = 100;

/** @throws DomainError invalid `counter_template_invalid` */
export function parseTemplate(text: string): string {
  const template = text.trim();
  const isFit = template.length <= MAX_TEMPLATE && ONE_LINE.test(template) && template.split(PLACE).length === 2;
  if (isFit) return template;
  throw new DomainError(
    'invalid',
    'counter_template_invalid',
    `A counter's name is one line of up to ${MAX_TEMPLATE} characters with ${PLACE} in it once, such as "Members: ${PLACE}".`,
    { max: MAX_TEMPLATE },
  );
}

/** The name that a counter shows. */
export function counterName(template: string, value: string): string {
  return template.replace(PLACE, () => value).slice(0, MAX_NAME);
}

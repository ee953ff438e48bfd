import { DomainError } from '../errors.ts';

/** The places of a report where people write: the Markdown stands after the section's own table or list. */
export const PROSE_SECTIONS = ['intro', 'metrics', 'traffic', 'networks', 'financials', 'outro'] as const;

export type ProseSection = (typeof PROSE_SECTIONS)[number];

/** What people wrote, as Markdown with references such as `{{discord.delta}}`. A section without text has no key. */
export type Prose = Partial<Record<ProseSection, string>>;

const MAX_CHARACTERS = 8_192;

/** `standing` with the sections of `edits` in place of its own; an empty text takes its section away. */
export function editProse(standing: Prose, edits: Prose): Prose {
  const merged = { ...standing, ...edits };
  return Object.fromEntries(
    PROSE_SECTIONS.flatMap((section) => {
      const text = merged[section]?.replaceAll('\r\n', '\n').trim() ?? '';
      if (text.length > MAX_CHARACTERS) throw tooLong(section);
      return text === '' ? [] : [[section, text]];
    }),
  );
}

function tooLong(section: ProseSection): DomainError {
  const sentence = `The text of "${section}" is longer than ${MAX_CHARACTERS.toLocaleString('en-US')} characters.`;
  return new DomainError('invalid', 'glimcap_prose_too_long', sentence, { max: MAX_CHARACTERS });
}

import { DomainError } from '../errors.ts';

/** Discord's own rule for emoji, so that a name is the same everywhere. */
const NAME = /^[A-Za-z0-9_]{2,32}$/;

/** @throws DomainError invalid `emote_name_invalid` */
export function parseEmoteName(text: string): string {
  const name = text.trim().replace(/^:(.*):$/, '$1');
  if (NAME.test(name)) return name;
  throw new DomainError(
    'invalid',
    'emote_name_invalid',
    'An emote’s name has 2 to 32 letters, digits or underscores, such as glimWave.',
  );
}

/** A valid name made of a file's or an emoji's; null when too little of it is left. */
export function suggestEmoteName(text: string): string | null {
  const name = text
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 32);
  return NAME.test(name) ? name : null;
}

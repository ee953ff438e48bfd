import { DomainError } from '../errors.ts';

/** So many of a channel, and so long. */
export const MAX_TAGS = 5;
const TAG = /^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u;
const MAX_LENGTH = 24;

/**
 * What a channel is about, in words of its owner: small letters, without `#`, each once, in their order.
 * @throws DomainError invalid `tags_invalid`
 */
export function parseTags(written: readonly string[]): string[] {
  const tags = [...new Set(written.map(tagOf).filter(Boolean))];
  if (tags.length <= MAX_TAGS && tags.every(isTag)) return tags;
  throw new DomainError(
    'invalid',
    'tags_invalid',
    `Use up to ${MAX_TAGS} tags, each of up to ${MAX_LENGTH} letters, digits and dashes.`,
    { count: MAX_TAGS, length: MAX_LENGTH },
  );
}

/** A tag as it is kept and compared: `#Speed Run` is `speed-run`. */
export function tagOf(written: string): string {
  return written.normalize('NFC').trim().replace(/^#+/, '').replace(/\s+/g, '-').toLowerCase();
}

function isTag(tag: string): boolean {
  return [...tag].length <= MAX_LENGTH && TAG.test(tag);
}

const LENGTH_MAX = 60;
const LENGTH_MIN = 3;
const WORDS_MAX = 8;
/** Addresses, links, numbers of people and things, keys: nobody's business but theirs. */
const PERSONAL = /@|:\/\/|www\.|\d{5,}|[^\s-]{25,}/;

/**
 * What may be kept of a question that found nothing.
 * @returns null when it may be about a person, or says too little or too much to be of use
 */
export function searchedWords(question: string): string | null {
  const words = question
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}@:/.+'’-]+/gu, ' ')
    .trim();
  const isUseful = words.length >= LENGTH_MIN && words.length <= LENGTH_MAX && words.split(' ').length <= WORDS_MAX;
  return isUseful && !PERSONAL.test(words) ? words : null;
}

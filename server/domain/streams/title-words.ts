import { DomainError } from '../errors.ts';

const WORDS_MAX = 20;
const WORD_LENGTH_MAX = 40;
const WORD = /^-?[\p{L}\p{N}\p{M}]+$/u;

/**
 * Reads the words of a title filter as staff type them: parted by spaces or commas, `-word` for an unwanted one.
 * @throws DomainError invalid `title_word_invalid`, `title_words_invalid`
 */
export function parseTitleWords(text: string): string[] {
  const words = [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
  const wrong = words.find((word) => !WORD.test(word) || word.length > WORD_LENGTH_MAX);
  if (wrong !== undefined) {
    const sentence = `"${wrong.slice(0, WORD_LENGTH_MAX)}" is no word for a filter: use letters and digits, with - before what you do not want.`;
    throw new DomainError('invalid', 'title_word_invalid', sentence, { word: wrong.slice(0, WORD_LENGTH_MAX) });
  }
  if (words.length > WORDS_MAX) {
    throw new DomainError('invalid', 'title_words_invalid', `A title filter has ${WORDS_MAX} words at most.`, {
      max: WORDS_MAX,
    });
  }
  return words;
}

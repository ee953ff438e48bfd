import type { DirectionWord } from './direction-words.ts';
import type { Sentence } from './sentences.ts';

/** Where a word of a sentence stands in the file. Markup and line breaks lie between the two; where they hide it, the sentence's beginning. */
export function placeOfWord(
  { text, line, column, source }: Sentence,
  { text: word, start }: Pick<DirectionWord, 'text' | 'start'>,
): { line: number; column: number } {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu');
  const earlier = [...text.slice(0, start).matchAll(pattern)].length;
  const places = source.flatMap((each, index) =>
    [...withoutTargets(each).matchAll(pattern)]
      .map(({ index: at }) => ({ line: line + index, column: at + 1 }))
      .filter((place) => index > 0 || place.column >= column),
  );
  return places[earlier] ?? { line, column };
}

/** Addresses and pictures blanked out, every character in its place. */
function withoutTargets(source: string): string {
  return source.replaceAll(/!\[[^\]]*\](?:\([^)]*\))?|\]\([^)]*\)|https?:\/\/\S+|`[^`]*`/g, (part) =>
    ' '.repeat(part.length),
  );
}

/** A run of white space in the sentence may be a line break in the file. */
function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

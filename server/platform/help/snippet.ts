import type { SnippetPart } from '#domain/support/help/help-library.ts';

const LENGTH = 180;
/** How much stands before the first word that was found. */
const BEFORE = 50;
const WORD = /[\p{L}\p{N}]+/gu;

/** The part of a text where words were found, with these marked. @param isHit whether a word is one of them */
export function snippetOf(text: string, isHit: (word: string) => boolean): SnippetPart[] {
  const words = [...text.matchAll(WORD)];
  const first = words.find(([word]) => isHit(word))?.index ?? 0;
  const from = wordStart(text, Math.max(0, first - BEFORE));
  const to = wordEnd(text, Math.min(text.length, from + LENGTH));
  const parts: SnippetPart[] = [];
  let at = from;
  const add = (end: number, isFound: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), isHit: isFound });
    at = end;
  };
  if (from > 0) parts.push({ text: '… ', isHit: false });
  for (const { 0: word, index } of words) {
    if (index < from || index + word.length > to || !isHit(word)) continue;
    add(index, false);
    add(index + word.length, true);
  }
  add(to, false);
  if (to < text.length) parts.push({ text: ' …', isHit: false });
  return parts;
}

function wordStart(text: string, at: number): number {
  return at === 0 ? 0 : text.indexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const end = text.lastIndexOf(' ', at);
  return end > 0 ? end : at;
}

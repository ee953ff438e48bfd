import { type TextFont, textWidth } from './chart-font.ts';

const ELLIPSIS = '…';

/** The text in lines that are no wider than `width`; what does not fit the last is cut and ends in `…`. */
export function wrapText(text: string, font: TextFont, { width, lines }: { width: number; lines: number }): string[] {
  const wrapped: string[] = [];
  let rest = text.split(/\s+/).filter(Boolean);
  while (rest.length > 0 && wrapped.length < lines - 1) {
    const count = Math.max(1, fittingWords(rest, font, width));
    wrapped.push(fitText(rest.slice(0, count).join(' '), font, width));
    rest = rest.slice(count);
  }
  if (rest.length > 0) wrapped.push(fitText(rest.join(' '), font, width));
  return wrapped;
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function fitText(text: string, font: TextFont, width: number): string {
  if (textWidth(text, font) <= width) return text;
  let room = width - textWidth(ELLIPSIS, font);
  let kept = '';
  for (const character of text) {
    room -= textWidth(character, font);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

function fittingWords(words: readonly string[], font: TextFont, width: number): number {
  const tooMany = words.findIndex((_, index) => textWidth(words.slice(0, index + 1).join(' '), font) > width);
  return tooMany === -1 ? words.length : tooMany;
}

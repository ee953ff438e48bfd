import type { Figures } from '#domain/glimcap/figures.ts';
import type { ProseMark } from '#domain/glimcap/prose-marks.ts';

/** Noncharacters: no text has them, and Markdown leaves them where they are. */
const [BEGIN, END] = ['\uFDD0', '\uFDD1'];
const SIGNS = /[\uFDD0\uFDD1]/g;
const TAG_OR_SIGN = /<[^>]*>|[\uFDD0\uFDD1]/g;

/** Figures whose texts carry a sign before and after each doubtful passage, for `markedHtml` to find again. */
export function withSigns(figures: Figures, marks: readonly ProseMark[]): Figures {
  const prose = Object.entries(figures.prose ?? {}).map(([section, text]) => [
    section,
    signed(
      text.replace(SIGNS, ' '),
      marks.filter((mark) => mark.section === section),
    ),
  ]);
  return { ...figures, prose: Object.fromEntries(prose) };
}

/** What was rendered of such a text, with `<mark>` in place of the signs. In a tag there is nothing to be marked. */
export function markedHtml(html: string): string {
  return html.replace(TAG_OR_SIGN, (found) => {
    if (found.startsWith('<')) return found.replace(SIGNS, '');
    return found === BEGIN ? '<mark>' : '</mark>';
  });
}

/** From the end to the beginning, so that places stay true. */
function signed(text: string, marks: readonly ProseMark[]): string {
  const signs = marks.flatMap(({ at, words }) =>
    at === null
      ? []
      : [
          { at, sign: BEGIN },
          { at: at + words.length, sign: END },
        ],
  );
  return signs
    .toSorted((a, b) => b.at - a.at)
    .reduce((marked, { at, sign }) => `${marked.slice(0, at)}${sign}${marked.slice(at)}`, text);
}

import type { Block } from '../blocks.ts';
import { plainText } from '../plain-text.ts';

/** A sentence of the prose, in plain words on one line. */
export interface Sentence {
  text: string;
  line: number;
  column: number;
  section: string;
  /** The lines of its paragraph, from the one it begins on. */
  source: string[];
}

/** More than any report holds; past it, reading would take long for nothing. */
export const LONGEST_PARAGRAPH = 5000;

const END =
  /(?<!\b(?:approx|vs|e\.g|i\.e|no|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|dr|mr|mrs|inc|st))[.!?]+["')]*(?=\s|$)|;|\n(?=\s*\n)/gi;

/** The sentences of a paragraph. Code, images and addresses say nothing. */
export function sentencesOf({ lines, line, section }: Block): Sentence[] {
  const text = plainText(lines.map((each) => each.trim()).join('\n'), { withCode: false }).replaceAll(
    /\bhttps?:\/\/\S+/g,
    ' ',
  );
  const ends = [...text.matchAll(END)].map((end) => (end.index ?? 0) + end[0].length);
  const starts = [0, ...ends];
  return starts.flatMap((start, index) => {
    const raw = text.slice(start, starts[index + 1]);
    const begins = start + (raw.length - raw.trimStart().length);
    const sentence = raw.replaceAll(/\s+/g, ' ').trim();
    if (sentence === '') return [];
    const offset = text.slice(0, begins).split('\n').length - 1;
    return [
      {
        text: sentence,
        section,
        source: lines.slice(offset),
        line: line + offset,
        column: columnOf(lines[offset] ?? '', sentence) ?? begins - text.lastIndexOf('\n', begins - 1),
      },
    ];
  });
}

/** Where its first words stand in the source, as far as markup lets it be seen. */
function columnOf(source: string, sentence: string): number | null {
  const at = source.indexOf(sentence.slice(0, 12));
  return at === -1 ? null : at + 1;
}

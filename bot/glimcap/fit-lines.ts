import { escapeMarkdown } from 'discord.js';

interface Room {
  /** Characters that the list may take. */
  length: number;
  /** Says how many sentences are left out. */
  more(count: number): string;
}

/** A list, and whether every sentence is in it to its end. */
export interface FittedLines {
  text: string;
  isWhole: boolean;
}

/** No sentence takes more than this share of the room, so that a long one does not hide the others. */
const SHARE = 3;

/** Sentences as a list that fits, each in one line; what does not is counted at the end. */
export function fitLines(texts: readonly string[], { length, more }: Room): FittedLines {
  const lines = texts.map((text) => `• ${escapeMarkdown(text.replaceAll(/\s+/g, ' '))}`);
  const cut = lines.map((line) => shortened(line, Math.floor(length / SHARE)));
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const rest = texts.length - shown;
    const text = [...cut.slice(0, shown), ...(rest > 0 ? [more(rest)] : [])].join('\n');
    if (text.length <= length)
      return { text, isWhole: rest === 0 && cut.every((line, index) => line === lines[index]) };
  }
  return { text: more(texts.length), isWhole: texts.length === 0 };
}

function shortened(line: string, length: number): string {
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`;
}

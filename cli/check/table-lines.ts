import { plainText } from './plain-text.ts';
import { withoutQuote } from './source-lines.ts';
import type { Cell } from './table.ts';

const LONGEST_CELL = 300;

interface Piece {
  text: string;
  start: number;
}

/** Does the line hold a `|` that is not escaped? */
export function hasPipe(line: string): boolean {
  return pieces(withoutQuote(line).text).length > 1;
}

export function opensWithPipe(line: string): boolean {
  return withoutQuote(line).text.trimStart().startsWith('|');
}

export function closesWithPipe(line: string): boolean {
  return /(?<!\\)\|\s*$/.test(line);
}

/** How a table's lines are bounded. Without outer pipes, a pipe at the edge bounds an empty cell. */
export interface Edges {
  outerStart: boolean;
  outerEnd: boolean;
}

/** The cells between the pipes of a line. `\|` is text, as GFM has it. */
export function splitCells(line: string, lineNumber: number, { outerStart, outerEnd }: Edges): Cell[] {
  const { text, offset } = withoutQuote(line);
  const all = pieces(text);
  const from = outerStart && all[0]?.text.trim() === '' ? 1 : 0;
  const to = outerEnd && all.length > from + 1 && all.at(-1)?.text.trim() === '' ? all.length - 1 : all.length;
  return all.slice(from, to).map((piece) => cellOf(piece, lineNumber, offset));
}

/** How many cells `splitCells` finds. */
export function countCells(line: string, { outerStart, outerEnd }: Edges): number {
  const all = pieces(withoutQuote(line).text);
  const from = outerStart && all[0]?.text.trim() === '' ? 1 : 0;
  return outerEnd && all.length > from + 1 && all.at(-1)?.text.trim() === ''
    ? all.length - 1 - from
    : all.length - from;
}

/** `|-|:-:|`, also with the dashes that word processors make of them. */
export function isDelimiter(line: string): boolean {
  const { text } = withoutQuote(line);
  return /^[\s|:\-–—]+$/.test(text) && /[-–—]/.test(text);
}

/** A delimiter row counts the cells that hold a dash. */
export function delimiterCells(line: string): number {
  return pieces(withoutQuote(line).text).filter(({ text }) => /[-–—]/.test(text)).length;
}

function cellOf({ text, start }: Piece, line: number, offset: number): Cell {
  const indent = text.length - text.trimStart().length;
  const column = offset + start + (text.trim() === '' ? 0 : indent) + 1;
  const source = text.trim().replaceAll('\\|', '|');
  return { text: source.length > LONGEST_CELL ? source : plainText(source, { withCode: true }), line, column };
}

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '|') {
      found.push({ text: text.slice(start, index), start });
      start = index + 1;
    }
  }
  return [...found, { text: text.slice(start), start }];
}

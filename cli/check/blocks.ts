import { endOfFence, endOfFrontMatter, endOfHtml, type Passage } from './passages.ts';
import { sourceLines, withoutQuote } from './source-lines.ts';
import { endOfTable } from './table-extent.ts';

/** Some lines of the report with the heading they stand under. */
export interface Block {
  kind: 'prose' | 'table' | 'html-table';
  section: string;
  /** The number of the first line, counted from 1. */
  line: number;
  lines: string[];
}

/** A report cut into what may be read, and what is passed over aloud. */
export interface Blocks {
  frontMatter: string[];
  blocks: Block[];
  skipped: Array<{ line: number; what: string; reason: string }>;
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|(?=[A-Za-z]))(.*?)[ \t]*#*[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})\s*$/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Cuts a report into its blocks, line by line, in time that grows with its length only. */
export function readBlocks(text: string): Blocks {
  return new BlockReader(sourceLines(text)).read();
}

class BlockReader {
  readonly #lines: string[];
  readonly #found: Blocks = { frontMatter: [], blocks: [], skipped: [] };
  #section = '';
  #prose: Block | null = null;
  #inList = false;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  read(): Blocks {
    const start = endOfFrontMatter(this.#lines);
    this.#found.frontMatter = this.#lines.slice(0, start);
    for (let at = start; at < this.#lines.length; ) at = this.#passage(at) ?? this.#table(at) ?? this.#line(at);
    this.#endProse();
    return this.#found;
  }

  /** Code, comments and HTML blocks are no prose; a table in code is passed over aloud. */
  #passage(at: number): number | null {
    const passage = endOfFence(this.#lines, at) ?? endOfHtml(this.#lines, at) ?? this.#indentedCode(at);
    if (!passage) return null;
    this.#endProse();
    if (passage.kind === 'html-table') this.#add('html-table', at, passage.end);
    else this.#tellHiddenTable(at, passage);
    return passage.end;
  }

  #indentedCode(at: number): Passage | null {
    const isCode = (line = '') => /^(?: {4}|\t)\s*\S/.test(line);
    if (this.#inList || this.#prose || !isCode(this.#lines[at])) return null;
    let end = at;
    while (isCode(this.#lines[end])) end += 1;
    return { kind: 'code', end };
  }

  #tellHiddenTable(at: number, { kind, end }: Passage): void {
    const pipes = this.#lines.slice(at, end).filter((line) => /\|.*\|/.test(line)).length;
    if (pipes < 2 || kind !== 'code') return;
    this.#found.skipped.push({
      line: at + 1,
      what: 'a table in code',
      reason: 'code shows text as it is, not a table',
    });
  }

  #table(at: number): number | null {
    const end = endOfTable(this.#lines, at);
    if (end === null) return null;
    this.#endProse();
    this.#add('table', at, end);
    return end;
  }

  #line(at: number): number {
    const { text } = withoutQuote(this.#lines[at] ?? '');
    const heading = HEADING.exec(text)?.[1];
    if (heading !== undefined) this.#heading(heading, at);
    else if (this.#prose && !this.#inList && UNDERLINE.test(text)) this.#underlined();
    else if (text.trim() === '' || RULE.test(text)) this.#endProse();
    else this.#addProse(text, at);
    return at + 1;
  }

  /** A heading may be a sentence that claims something. */
  #heading(text: string, at: number): void {
    this.#endProse();
    this.#inList = false;
    if (text.trim() !== '' && !/^!\[[^\]]*\]\([^)]*\)$/.test(text.trim())) this.#section = text.trim();
    this.#prose = { kind: 'prose', section: this.#section, line: at + 1, lines: [text] };
    this.#endProse();
  }

  #underlined(): void {
    const text = this.#prose?.lines.at(-1)?.trim() ?? '';
    this.#endProse();
    if (text !== '') this.#section = text;
  }

  #addProse(text: string, at: number): void {
    const isItem = ITEM.test(text);
    if (isItem || !this.#prose) {
      this.#endProse();
      this.#inList = isItem || (this.#inList && /^\s/.test(text));
      this.#prose = { kind: 'prose', section: this.#section, line: at + 1, lines: [] };
    }
    this.#prose?.lines.push(text.replace(ITEM, ''));
  }

  #endProse(): void {
    if (this.#prose) this.#found.blocks.push(this.#prose);
    this.#prose = null;
  }

  #add(kind: Block['kind'], at: number, end: number): void {
    this.#found.blocks.push({ kind, section: this.#section, line: at + 1, lines: this.#lines.slice(at, end) });
  }
}

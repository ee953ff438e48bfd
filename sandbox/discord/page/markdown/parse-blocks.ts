import { type Inline, parseInline } from './parse-inline.ts';

/** A part of a message that stands on lines of its own. */
export type Block =
  | { kind: 'paragraph' | 'subtext'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] };

const FENCE = /```(?:([\w+.#-]*)\n)?([\s\S]+?)\n?```\n?/g;

/** Each kind of line: how it begins, and what a run of such lines becomes. */
const LINES: [RegExp, (lines: string[]) => Block[]][] = [
  [/^> ?/, (lines) => [{ kind: 'quote', blocks: parseLines(lines) }]],
  [/^# /, (lines) => lines.map((line) => heading(1, line))],
  [/^## /, (lines) => lines.map((line) => heading(2, line))],
  [/^### /, (lines) => lines.map((line) => heading(3, line))],
  [/^-# /, (lines) => lines.map((line) => ({ kind: 'subtext', children: parseInline(line) }))],
  [/^\s*[-*] (?=\S)/, (lines) => [{ kind: 'list', isOrdered: false, items: lines.map(parseInline) }]],
  [/^\s*\d+\. (?=\S)/, (lines) => [{ kind: 'list', isOrdered: true, items: lines.map(parseInline) }]],
];

export function parseBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const match of source.matchAll(FENCE)) {
    blocks.push(...parseText(source.slice(at, match.index)));
    blocks.push({ kind: 'code', language: match[1] ?? '', text: match[2] ?? '' });
    at = match.index + match[0].length;
  }
  return [...blocks, ...parseText(source.slice(at))];
}

/** `>>> ` quotes all that follows. */
function parseText(source: string): Block[] {
  const start = /(?:^|\n)>>> /.exec(source);
  if (!start) return parseLines(source === '' ? [] : source.split('\n'));
  const quoted = source.slice(start.index + start[0].length);
  return [...parseText(source.slice(0, start.index)), { kind: 'quote', blocks: parseLines(quoted.split('\n')) }];
}

function parseLines(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines[at]);
    const end = lines.findIndex((line, index) => index > at && kindOf(line) !== kind);
    const run = lines.slice(at, end === -1 ? lines.length : end);
    if (kind) blocks.push(...kind[1](run.map((line) => line.replace(kind[0], ''))));
    else if (run.some((line) => line.trim() !== ''))
      blocks.push({ kind: 'paragraph', children: parseInline(run.join('\n').replace(/^\n+|\n+$/g, '')) });
    at += run.length;
  }
  return blocks;
}

function kindOf(line = '') {
  return LINES.find(([pattern]) => pattern.test(line));
}

function heading(level: number, line: string): Block {
  return { kind: 'heading', level, children: parseInline(line) };
}

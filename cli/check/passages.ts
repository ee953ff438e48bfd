import { withoutQuote } from './source-lines.ts';

/** Lines that are not prose: up to `end`, which is the first line after them. */
export interface Passage {
  kind: 'code' | 'hidden' | 'html-table';
  end: number;
}

const LONGEST_FRONT_MATTER = 200;
const HIDDEN: ReadonlyArray<{ open: RegExp; close: RegExp; kind: Passage['kind'] }> = [
  { open: /^\s*<!--/, close: /-->/, kind: 'hidden' },
  { open: /^\s*(?:<[a-z][^>]{0,200}>\s*){0,5}<table\b/i, close: /<\/table\s*>/i, kind: 'html-table' },
  { open: /^\s*<pre\b/i, close: /<\/pre\s*>/i, kind: 'code' },
  { open: /^\s*<script\b/i, close: /<\/script\s*>/i, kind: 'hidden' },
  { open: /^\s*<style\b/i, close: /<\/style\s*>/i, kind: 'hidden' },
];

/** The first line after YAML (`---`) or TOML (`+++`) front matter; 0 when there is none. */
export function endOfFrontMatter(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  const rest = lines.slice(1, LONGEST_FRONT_MATTER);
  const close = rest.findIndex((line) => line.trimEnd() === fence || (fence === '---' && line.trimEnd() === '...'));
  return close === -1 ? 0 : close + 2;
}

/** A fenced code block that begins at `at`; one that nobody closes runs to the end, as CommonMark has it. */
export function endOfFence(lines: readonly string[], at: number): Passage | null {
  const fence = /^\s*(`{3,}|~{3,})([^`]*)$/.exec(withoutQuote(lines[at] ?? '').text)?.[1];
  if (!fence) return null;
  const isClose = (line: string) => {
    const text = withoutQuote(line).text.trim();
    return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
  };
  return { kind: 'code', end: endAfter(lines, at + 1, isClose) ?? lines.length };
}

/**
 * A comment, an HTML table, script, style or preformatted text that begins at `at`.
 * One that nobody closes runs to the end, as CommonMark has it; only a table is then none.
 */
export function endOfHtml(lines: readonly string[], at: number): Passage | null {
  const block = HIDDEN.find(({ open }) => open.test(lines[at] ?? ''));
  if (!block) return null;
  const end = endAfter(lines, at, (line) => block.close.test(line));
  if (end === null && block.kind === 'html-table') return null;
  return { kind: block.kind, end: end ?? lines.length };
}

function endAfter(lines: readonly string[], from: number, isLast: (line: string) => boolean): number | null {
  for (let at = from; at < lines.length; at += 1) if (isLast(lines[at] ?? '')) return at + 1;
  return null;
}

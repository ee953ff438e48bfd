import { withoutQuote } from './source-lines.ts';

/** Lines that are not prose: up to `end`, which is the first line after them. */
export interface Passage {
  kind: 'code' | 'hidden' | 'html-table';
  end: number;
}

const LONGEST_FRONT_MATTER = 200;
/** No table of a report is longer, and one that is never closed is looked for no further. */
const LONGEST_HTML_TABLE = 1000;
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
  return { kind: 'code', end: endAfter(lines, at + 1, { isLast: isClose, until: lines.length }) ?? lines.length };
}

/**
 * A comment, an HTML table, script, style or preformatted text that begins at `at`.
 * One that nobody closes runs to the end, as CommonMark has it; only a table is then none.
 */
export function endOfHtml(lines: readonly string[], at: number): Passage | null {
  const block = HIDDEN.find(({ open }) => open.test(lines[at] ?? ''));
  if (!block) return null;
  const isTable = block.kind === 'html-table';
  const until = isTable ? endOfSearch(lines, at) : lines.length;
  const end = endAfter(lines, at, { isLast: (line) => block.close.test(line), until });
  if (end === null && isTable) return null;
  return { kind: block.kind, end: end ?? lines.length };
}

/** A table may hold another; where a third begins, the first was never closed. */
function endOfSearch(lines: readonly string[], from: number): number {
  let tables = 0;
  for (let at = from; at < lines.length; at += 1) {
    if (/<table\b/i.test(lines[at] ?? '')) tables += 1;
    if (tables > 2 || at - from > LONGEST_HTML_TABLE) return at;
  }
  return lines.length;
}

function endAfter(
  lines: readonly string[],
  from: number,
  { isLast, until }: { isLast: (line: string) => boolean; until: number },
): number | null {
  for (let at = from; at < Math.min(until, lines.length); at += 1) if (isLast(lines[at] ?? '')) return at + 1;
  return null;
}

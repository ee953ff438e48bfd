import { withoutQuote } from './source-lines.ts';
import { hasPipe, isDelimiter, opensWithPipe } from './table-lines.ts';

const FEWEST_BARE_ROWS = 3;

/**
 * The first line after the table that begins at `at`, or null when none does.
 *
 * A reader sees tables where a renderer does not: with a delimiter row that has
 * too few cells, after a blank line, or without one at all.
 */
export function endOfTable(lines: readonly string[], at: number): number | null {
  if (!hasPipe(lines[at] ?? '')) return null;
  const delimiter = delimiterAfter(lines, at);
  if (delimiter !== null) return endOfRows(lines, delimiter + 1);
  if (!opensWithPipe(lines[at] ?? '')) return null;
  const end = endOfRows(lines, at);
  return end - at >= FEWEST_BARE_ROWS ? end : null;
}

/** The line of the delimiter row of a header at `at`: that line itself, the next, or the one after a blank. */
export function delimiterAfter(lines: readonly string[], at: number): number | null {
  if (isDelimiter(lines[at] ?? '')) return at;
  const next = isBlank(lines[at + 1]) ? at + 2 : at + 1;
  const line = lines[next];
  if (line === undefined || !isDelimiter(line)) return null;
  return hasPipe(line) || (next === at + 1 && hasPipe(lines[next + 1] ?? '')) ? next : null;
}

/** Rows go on over single blank lines, as long as what follows is no table of its own. */
function endOfRows(lines: readonly string[], from: number): number {
  let end = from;
  while (isRow(lines[end]) || (end > from && goesOnAfterBlank(lines, end))) end += 1;
  return end;
}

function goesOnAfterBlank(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1] ?? '';
  return isBlank(lines[at]) && opensWithPipe(next) && hasPipe(next) && delimiterAfter(lines, at + 1) === null;
}

function isRow(line: string | undefined): boolean {
  return line !== undefined && hasPipe(line);
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && withoutQuote(line).text.trim() === '';
}

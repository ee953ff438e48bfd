import { DomainError } from '../errors.ts';
import { ONE_LINE } from '../one-line.ts';
import type { NewCoverage } from './ledger-cover.ts';
import { isLedgerKind, LEDGER_KINDS } from './ledger-kind.ts';
import { readEntryTime } from './read-entry-time.ts';

const FIRST_DAY = '2000-01-01';
/** It may be tomorrow already where the days are counted. */
const AHEAD_MS = 86_400_000;
const SOURCE = /^[a-z][a-z0-9_-]{0,31}$/;

/** @throws DomainError invalid `ledger_coverage_invalid`, with a sentence about the first thing that is wrong */
export function checkCoverage(coverage: NewCoverage, now: Date): void {
  const sentence = problemOf(coverage, now);
  if (sentence) throw new DomainError('invalid', 'ledger_coverage_invalid', sentence);
}

function problemOf({ source, kinds, from, through, note, author }: NewCoverage, now: Date): string | null {
  const unknown = kinds.find((kind) => !isLedgerKind(kind));
  if (kinds.length === 0 || unknown !== undefined)
    return `A coverage names one kind or more of ${LEDGER_KINDS.join(', ')}.`;
  if (![from, through].every(isDay)) return 'The days of a coverage are written such as 2021-04-25, from 2000 on.';
  if (from > through) return 'The first day of a coverage is not after its last.';
  const tomorrow = new Date(now.getTime() + AHEAD_MS).toISOString().slice(0, 10);
  if (through > tomorrow) return `Nobody can know yet what ${through} will bring.`;
  if (!SOURCE.test(source)) return `A source is a short word in lower case such as stripe, not "${source}".`;
  if (note !== undefined && !isLine(note, 500)) return 'The note is one line of 1 to 500 characters.';
  if (author !== undefined && !isLine(author, 100)) return 'The author is one line of 1 to 100 characters.';
  return null;
}

function isDay(text: string): boolean {
  return text.length === FIRST_DAY.length && text >= FIRST_DAY && readEntryTime(text, 'UTC') !== null;
}

function isLine(text: string, longest: number): boolean {
  return text.length <= longest && ONE_LINE.test(text);
}

import { isLedgerKind, LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { keyOf } from '#domain/finance/ledger-rows.ts';
import { checkLedgerEntry, type NewLedgerEntry } from '#domain/finance/new-ledger-entry.ts';
import { amountCell, CellError, currencyCell, type Reading, readLines, sourceCell, timeCell } from './csv-cells.ts';
import { type CsvProblem, type CsvRow, describeCsvProblems, readCsvTable } from './csv-table.ts';

/** The columns of a ledger file. The first line names them, in any order; the optional ones may be left out or empty. */
export const LEDGER_COLUMNS = ['kind', 'amount', 'currency', 'at', 'reference', 'source', 'note', 'author'] as const;
const REQUIRED = ['kind', 'amount', 'currency', 'at', 'reference'] as const;
const SOURCE = 'csv';

type Column = (typeof LEDGER_COLUMNS)[number];

/** An entry with the line that it stands on. */
export interface LedgerLine {
  line: number;
  entry: NewLedgerEntry;
}

/** The entries of a file, or a sentence about each line that is wrong. */
export type ParsedLedger = { lines: LedgerLine[] } | { problems: string[] };

/** Reads the text of a ledger file (RFC 4180, UTF-8). Either every line is an entry, or none is taken. */
export function parseLedgerCsv(text: string, reading: Reading): ParsedLedger {
  const table = readCsvTable(text, { known: LEDGER_COLUMNS, required: REQUIRED });
  const read = readLines(table.rows, (cells) => readEntry(cells, reading));
  const lines = read.lines.map(({ line, value }) => ({ line, entry: value }));
  const problems = describeCsvProblems([...table.problems, ...read.problems, ...repeated(lines)]);
  return problems.length > 0 ? { problems } : { lines };
}

function readEntry(row: CsvRow<Column>['cells'], { timeZone, now }: Reading): NewLedgerEntry {
  const { kind = '', reference = '', at = '', source = '' } = row;
  if (!isLedgerKind(kind)) throw new CellError('kind', `one of ${LEDGER_KINDS.join(', ')}`, kind);
  const currency = currencyCell(row.currency ?? '');
  const entry: NewLedgerEntry = {
    kind,
    amount: amountCell(row.amount ?? '', currency),
    occurredAt: timeCell(at, 'at', timeZone),
    reference,
    source: sourceCell(source, SOURCE),
    ...(row.note && { note: unescaped(row.note) }),
    ...(row.author && { author: unescaped(row.author) }),
  };
  checkLedgerEntry(entry, { now });
  return entry;
}

/** An export keeps spreadsheets from running a text by an apostrophe before it. */
function unescaped(text: string): string {
  return text.replace(/^'(?='*[=+\-@])/, '');
}

/** The same entry twice is no matter; a reference with two stories is. */
function repeated(lines: readonly LedgerLine[]): CsvProblem[] {
  const first = new Map<string, LedgerLine>();
  return lines.flatMap((each) => {
    const before = first.get(keyOf(each.entry));
    if (!before) first.set(keyOf(each.entry), each);
    if (!before || isSame(before.entry, each.entry)) return [];
    const { kind, reference } = each.entry;
    return [{ line: each.line, problem: `the ${kind} "${reference}" stands on line ${before.line} otherwise` }];
  });
}

function isSame(one: NewLedgerEntry, other: NewLedgerEntry): boolean {
  return (
    one.amount.minor === other.amount.minor &&
    one.amount.currency === other.amount.currency &&
    one.occurredAt.getTime() === other.occurredAt.getTime() &&
    // Of two notes one would be lost without a word.
    one.note === other.note &&
    one.author === other.author
  );
}

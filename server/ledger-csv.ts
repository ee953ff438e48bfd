import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '#domain/errors.ts';
import { isLedgerKind, LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { keyOf } from '#domain/finance/ledger-rows.ts';
import { checkLedgerEntry, type NewLedgerEntry } from '#domain/finance/new-ledger-entry.ts';
import { readEntryTime } from '#domain/finance/read-entry-time.ts';
import { minorDigits } from '#domain/money.ts';
import { parseMoney } from '#domain/parse-money.ts';

/** The columns of a ledger file. The first line names them, in any order; the optional ones may be left out or empty. */
export const LEDGER_COLUMNS = ['kind', 'amount', 'currency', 'at', 'reference', 'source', 'note', 'author'] as const;
const REQUIRED = ['kind', 'amount', 'currency', 'at', 'reference'] as const;
const SOURCE = 'csv';
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const MOST_LINES = 100_000;
const LONGEST_LINE = 10_000;

type Column = (typeof LEDGER_COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

/** An entry with the line that it stands on. */
export interface LedgerLine {
  line: number;
  entry: NewLedgerEntry;
}

/** The entries of a file, or a sentence about each line that is wrong. */
export type ParsedLedger = { lines: LedgerLine[] } | { problems: string[] };

interface Reading {
  timeZone: string;
  now: Date;
}

/** Reads the text of a ledger file (RFC 4180, UTF-8). Either every line is an entry, or none is taken. */
export function parseLedgerCsv(text: string, reading: Reading): ParsedLedger {
  const table = readTable(text);
  if ('problem' in table) return { problems: [table.problem] };
  const [header, ...rows] = table.rows;
  const columns = header ? readHeader(header) : { problems: ['line 1: the file is empty'] };
  if ('problems' in columns) return columns;
  if (rows.length > MOST_LINES) return { problems: [`the file has more than ${MOST_LINES} lines`] };

  const read = rows.map((row) => readRow(row, columns.names, reading));
  const problems = read.flatMap((each) => ('problem' in each ? [each.problem] : []));
  const lines = read.flatMap((each) => ('problem' in each ? [] : [each]));
  const all = [...problems, ...repeated(lines)];
  return all.length > 0 ? { problems: all } : { lines };
}

interface TableRow {
  line: number;
  cells: string[];
}

function readTable(text: string): { rows: TableRow[] } | { problem: string } {
  const rows: TableRow[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
      on_record(cells: string[], { lines: line }) {
        rows.push({ line, cells });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: `line ${error.lines ?? rows.length + 1}: ${error.message.split('\n')[0]}` };
  }
}

function readHeader({ line, cells }: TableRow): { names: Column[] } | { problems: string[] } {
  const known = cells.map((cell) => LEDGER_COLUMNS.find((column) => column === cell.trim().toLowerCase()));
  const problems = [
    ...cells.flatMap((cell, index) => (known[index] ? [] : [`there is no column called "${cell}"`])),
    ...LEDGER_COLUMNS.filter((column) => known.filter((each) => each === column).length > 1).map(
      (column) => `the column "${column}" is there twice`,
    ),
    ...REQUIRED.filter((column) => !known.includes(column)).map((column) => `the column "${column}" is missing`),
  ];
  const names = known.filter((column) => column !== undefined);
  if (problems.length === 0) return { names };
  return { problems: problems.map((problem) => `line ${line}: ${problem}; known are ${LEDGER_COLUMNS.join(', ')}`) };
}

function readRow({ line, cells }: TableRow, names: Column[], reading: Reading): LedgerLine | { problem: string } {
  if (cells.length !== names.length) {
    return { problem: `line ${line}: it has ${cells.length} cells, and the header names ${names.length} columns` };
  }
  const row: Row = Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']));
  const result = readEntry(row, reading);
  return 'problem' in result ? { problem: `line ${line}: ${result.problem}` } : { line, entry: result.entry };
}

function readEntry(row: Row, { timeZone, now }: Reading): { entry: NewLedgerEntry } | { problem: string } {
  const { kind = '', currency = '', reference = '' } = row;
  if (!isLedgerKind(kind)) return { problem: `kind is one of ${LEDGER_KINDS.join(', ')}, not "${kind}"` };
  if (!CURRENCIES.has(currency)) return { problem: `currency is a code such as USD, not "${currency}"` };
  const amount = parseMoney(row.amount ?? '', currency);
  if (!amount) return { problem: amountProblem(row.amount ?? '', currency) };
  const occurredAt = readEntryTime(row.at ?? '', timeZone);
  if (!occurredAt) return { problem: `at is a day such as 2021-04-25 or a time with its offset, not "${row.at}"` };

  const entry: NewLedgerEntry = {
    ...{ kind, amount, occurredAt, reference, source: row.source || SOURCE },
    ...(row.note && { note: unescaped(row.note) }),
    ...(row.author && { author: unescaped(row.author) }),
  };
  return checked(entry, now);
}

/** An export keeps spreadsheets from running a text by an apostrophe before it. */
function unescaped(text: string): string {
  return text.replace(/^'(?='*[=+\-@])/, '');
}

function amountProblem(text: string, currency: string): string {
  const digits = minorDigits(currency);
  const example = digits === 0 ? '1831' : `1831.${'52000'.slice(0, digits)}`;
  return `amount is written ${example}, with ${digits} decimals of ${currency} or none, not "${text}"`;
}

function checked(entry: NewLedgerEntry, now: Date): { entry: NewLedgerEntry } | { problem: string } {
  try {
    checkLedgerEntry(entry, { now });
    return { entry };
  } catch (error) {
    if (error instanceof DomainError) return { problem: error.message };
    throw error;
  }
}

/** The same entry twice is no matter; a reference with two stories is. */
function repeated(lines: readonly LedgerLine[]): string[] {
  const first = new Map<string, LedgerLine>();
  return lines.flatMap((each) => {
    const before = first.get(keyOf(each.entry));
    if (!before) first.set(keyOf(each.entry), each);
    if (!before || isSame(before.entry, each.entry)) return [];
    const { kind, reference } = each.entry;
    return [`line ${each.line}: the ${kind} "${reference}" stands on line ${before.line} otherwise`];
  });
}

function isSame(one: NewLedgerEntry, other: NewLedgerEntry): boolean {
  return (
    one.amount.minor === other.amount.minor &&
    one.amount.currency === other.amount.currency &&
    one.occurredAt.getTime() === other.occurredAt.getTime()
  );
}

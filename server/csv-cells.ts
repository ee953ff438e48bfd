import { DomainError } from '#domain/errors.ts';
import { readEntryTime } from '#domain/finance/read-entry-time.ts';
import { type Money, minorDigits } from '#domain/money.ts';
import { parseMoney } from '#domain/parse-money.ts';
import type { CsvProblem, CsvRow } from './csv-table.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const SOURCE = /^[a-z][a-z0-9_-]{0,31}$/;

/** A cell that cannot be read. The message names its column, what it takes and what it has. */
export class CellError extends Error {
  constructor(column: string, takes: string, text: string) {
    super(`${column} is ${takes}, not "${text}"`);
  }
}

/** How the times of a file are read, and what is yet to come. */
export interface Reading {
  timeZone: string;
  now: Date;
}

/** Reads each line; the one that a cell or the domain refuses is a problem. */
export function readLines<Column extends string, Value>(
  rows: readonly CsvRow<Column>[],
  read: (cells: CsvRow<Column>['cells']) => Value,
): { lines: { line: number; value: Value }[]; problems: CsvProblem[] } {
  const lines: { line: number; value: Value }[] = [];
  const problems: CsvProblem[] = [];
  for (const { line, cells } of rows) {
    try {
      lines.push({ line, value: read(cells) });
    } catch (error) {
      if (!(error instanceof CellError || error instanceof DomainError)) throw error;
      problems.push({ line, problem: error.message });
    }
  }
  return { lines, problems };
}

export function currencyCell(text: string): string {
  if (CURRENCIES.has(text)) return text;
  throw new CellError('currency', 'a code such as USD', text);
}

export function amountCell(text: string, currency: string, column = 'amount'): Money {
  const amount = parseMoney(text, currency);
  if (amount) return amount;
  const digits = minorDigits(currency);
  const example = digits === 0 ? '1831' : `1831.${'52000'.slice(0, digits)}`;
  throw new CellError(column, `written ${example}, with ${digits} decimals of ${currency} or none`, text);
}

export function timeCell(text: string, column: string, timeZone: string): Date {
  const at = readEntryTime(text, timeZone);
  if (at) return at;
  throw new CellError(column, 'a day such as 2021-04-25 or a time with its offset', text);
}

export function sourceCell(text: string, fallback: string): string {
  if (text === '') return fallback;
  if (SOURCE.test(text)) return text;
  throw new CellError('source', 'a short word in lower case such as stripe', text);
}

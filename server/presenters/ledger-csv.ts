import type { ListedEntry } from '#domain/finance/ledger-list.ts';
import { writeMoney } from '#domain/parse-money.ts';

const HEADER = ['kind', 'amount', 'currency', 'at', 'reference', 'source', 'note', 'author'];

/** Entries as a file that `admin import-ledger` takes (RFC 4180). */
export function ledgerCsv(entries: readonly ListedEntry[]): string {
  const rows = entries.map((entry) => [
    entry.kind,
    writeMoney(entry),
    entry.currency,
    entry.occurredAt.toISOString(),
    entry.reference,
    entry.source,
    inert(entry.note ?? ''),
    inert(entry.author ?? ''),
  ]);
  return [HEADER, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** A spreadsheet takes a text that begins so for a formula. Whoever reads it back takes one apostrophe away. */
function inert(text: string): string {
  return /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

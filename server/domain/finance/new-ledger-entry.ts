import { DomainError } from '../errors.ts';
import { formatMoney } from '../format-money.ts';
import type { Money } from '../money.ts';
import { ONE_LINE } from '../one-line.ts';
import { isLedgerKind, LEDGER_KINDS, type LedgerKind, SIGNED_KIND } from './ledger-kind.ts';

/** One movement of money to be entered. */
export interface NewLedgerEntry {
  kind: LedgerKind;
  /** Above 0: the kind says the direction. Only an adjustment is signed. */
  amount: Money;
  /** When the money moved, which decides its month. */
  occurredAt: Date;
  /** Whose books it is from, in lower case: `stripe`, `digitalocean`, `csv`, `hand`. */
  source: string;
  /** What the source calls it, unique among its entries of this kind: a charge's id, an invoice's item. */
  reference: string;
  note?: string;
  author?: string;
}

/** Ten trillion dollars: sums of such amounts still fit a JSON number exactly. */
const MINOR_MAX = 1_000_000_000_000_000n;
const EARLIEST_MS = Date.parse('2000-01-01T00:00:00Z');
/** It may be tomorrow already where the entry was made. */
const AHEAD_MS = 86_400_000;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const SOURCE = /^[a-z][a-z0-9_-]{0,31}$/;

/**
 * @param isZeroAllowed for what may have come to nothing: a correction, a running total
 * @throws DomainError invalid `ledger_kind_unknown`, `ledger_amount_invalid`, `ledger_currency_unknown`,
 * `ledger_time_invalid`, `ledger_source_invalid`, `ledger_text_invalid`
 */
export function checkLedgerEntry(entry: NewLedgerEntry, { now, isZeroAllowed = false }: CheckOptions): void {
  const problem = problemOf(entry, now, isZeroAllowed);
  if (problem) throw new DomainError('invalid', problem.code, problem.message);
}

interface CheckOptions {
  now: Date;
  isZeroAllowed?: boolean;
}

interface Problem {
  code: string;
  message: string;
}

function problemOf(entry: NewLedgerEntry, now: Date, isZeroAllowed: boolean): Problem | null {
  return (
    kindProblem(entry.kind) ??
    amountProblem(entry, isZeroAllowed) ??
    timeProblem(entry.occurredAt, now) ??
    textProblem(entry)
  );
}

function kindProblem(kind: string): Problem | null {
  if (isLedgerKind(kind)) return null;
  const message = `There is no kind of entry called "${kind}". Known are: ${LEDGER_KINDS.join(', ')}.`;
  return { code: 'ledger_kind_unknown', message };
}

function amountProblem({ kind, amount }: NewLedgerEntry, isZeroAllowed: boolean): Problem | null {
  const { minor, currency } = amount;
  if (!CURRENCIES.has(currency)) {
    return { code: 'ledger_currency_unknown', message: `A currency is a code such as USD, not "${currency}".` };
  }
  const code = 'ledger_amount_invalid';
  const size = minor < 0n ? -minor : minor;
  if (size > MINOR_MAX) return { code, message: `${formatMoney(amount)} is more than the ledger takes.` };
  if (minor < 0n && kind !== SIGNED_KIND) {
    const message = `The amount of a ${kind} is above 0, because the kind says the direction; not ${formatMoney(amount)}.`;
    return { code, message };
  }
  return minor === 0n && !isZeroAllowed
    ? { code, message: 'An entry of nothing says nothing: the amount is 0.' }
    : null;
}

function timeProblem(at: Date, now: Date): Problem | null {
  const code = 'ledger_time_invalid';
  const ms = at.getTime();
  if (Number.isNaN(ms)) return { code, message: 'The time of the entry is no time.' };
  if (ms < EARLIEST_MS) return { code, message: `The entry is from ${day(at)}; the ledger begins in 2000.` };
  if (ms <= now.getTime() + AHEAD_MS) return null;
  return { code, message: `The entry is from ${day(at)}, which is yet to come.` };
}

function textProblem({ source, reference, note, author }: NewLedgerEntry): Problem | null {
  if (!SOURCE.test(source)) {
    const message = `A source is a short word in lower case such as stripe, not "${source}".`;
    return { code: 'ledger_source_invalid', message };
  }
  const texts = [
    { name: 'reference', text: reference, longest: 200 },
    { name: 'note', text: note ?? '-', longest: 500 },
    { name: 'author', text: author ?? '-', longest: 100 },
  ];
  const wrong = texts.find(({ text, longest }) => text.length > longest || !ONE_LINE.test(text));
  if (!wrong) return null;
  const message = `The ${wrong.name} is one line of 1 to ${wrong.longest} characters.`;
  return { code: 'ledger_text_invalid', message };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

import { isLedgerKind, LEDGER_KINDS, type LedgerKind } from '#domain/finance/ledger-kind.ts';
import { readEntryTime } from '#domain/finance/read-entry-time.ts';
import type { Money } from '#domain/money.ts';
import { parseMoney } from '#domain/parse-money.ts';
import { type AdminInput, optionalOption, UsageError } from './admin-command.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const DEFAULT_CURRENCY = 'USD';

/** @throws UsageError for a word that is no kind of entry */
export function entryKind(text: string): LedgerKind {
  if (isLedgerKind(text)) return text;
  throw new UsageError(`a kind is one of ${LEDGER_KINDS.join(', ')}, not "${text}"`);
}

/** @throws UsageError for what is no amount of `--currency` */
export function entryAmount(input: AdminInput, text: string): Money {
  const currency = optionalOption(input, 'currency') ?? DEFAULT_CURRENCY;
  if (!CURRENCIES.has(currency)) throw new UsageError(`--currency is a code such as USD, not "${currency}"`);
  const amount = parseMoney(text, currency);
  if (amount) return amount;
  throw new UsageError(`AMOUNT is written 8480.00 or 8480 (in ${currency}), not "${text}"`);
}

/** @throws UsageError for what is neither a day nor a time with its offset */
export function entryTime({ timeZone }: AdminInput, text: string): Date {
  const at = readEntryTime(text, timeZone);
  if (at) return at;
  throw new UsageError(`--at is a day such as 2021-04-25 or a time such as 2021-04-25T20:00:00-04:00, not "${text}"`);
}

/** @throws UsageError for what is no day */
export function calendarDay({ timeZone }: AdminInput, text: string): string {
  if (text.length === 10 && readEntryTime(text, timeZone)) return text;
  throw new UsageError(`a day is written 2021-05-01, not "${text}"`);
}

import type { z } from 'zod';
import type { LedgerDesk, LedgerSearch } from '#domain/finance/ledger-desk.ts';
import type { entriesQuerySchema } from './finance-schemas.ts';

/** What was asked for, with the days that nobody named: from the 1st of the month through today. */
export function ledgerSearch(
  { from, to, kind, source, history }: z.infer<typeof entriesQuerySchema>,
  desk: Pick<LedgerDesk, 'calendar'>,
): Omit<LedgerSearch, 'limit'> {
  const last = to ?? desk.calendar.today;
  return { from: from ?? `${last.slice(0, 8)}01`, to: last, kind, source, withHistory: history === 'true' };
}

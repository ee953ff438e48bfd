import type { LedgerChoice } from './finance-types.ts';

/** The query of an address that shows these entries. */
export function ledgerQuery({ from, to, kind, source, withHistory }: LedgerChoice, cursor?: string): string {
  return new URLSearchParams({
    from,
    to,
    ...(kind && { kind }),
    ...(source && { source }),
    ...(withHistory && { history: 'true' }),
    ...(cursor && { cursor }),
  }).toString();
}

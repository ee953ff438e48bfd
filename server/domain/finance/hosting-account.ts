import type { Money } from '../money.ts';
import type { LedgerKind } from './ledger-kind.ts';

/** What a hosting provider says about one month, `2021-04`. */
export interface HostingBill {
  month: string;
  /** Null for a final bill, which is true for its whole month; the moment that an open one is true at. */
  asOf: Date | null;
  lines: HostingLine[];
  tax: Money;
  /** What credits paid of a final bill (above 0), or what was charged beside its lines (below 0). */
  credited: Money;
  /** What the provider itself says that the lines come to. */
  claimed: Money;
}

export interface HostingLine {
  product: string;
  kind: Extract<LedgerKind, 'infrastructure' | 'bandwidth'>;
  /** Below 0 for what was given back. */
  amount: Money;
}

/** Credits that were given, or that expired. */
export interface HostingCredit {
  kind: Extract<LedgerKind, 'credit_granted' | 'credit_used'>;
  reference: string;
  amount: Money;
  at: Date;
  note: string;
}

/** One reading of a hosting account. */
export interface HostingAccount {
  /** The ledger's source: `digitalocean`. */
  source: string;
  bills: HostingBill[];
  credits: HostingCredit[];
  /** When the account's history begins; null when it has none. */
  since: Date | null;
  /** Goes with every entry, to say what is to be minded about them all. */
  note?: string;
}

import type { FinanceInput } from './statement.ts';

/** What an entry of the ledger is; the kind says which way the money goes, so that amounts are positive. */
export const LEDGER_KINDS = [
  'charge',
  'refund',
  'card_fee',
  'connect_fee',
  'payout',
  'infrastructure',
  'bandwidth',
  'tax',
  'service',
  'credit_granted',
  'credit_used',
  'adjustment',
] as const;

export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** The only kind whose amounts are signed: what a provider put right in its own books, for or against us. */
export const SIGNED_KIND: LedgerKind = 'adjustment';

/** The kinds that a statement's input is the sum of. Credits are a balance and not here: see `LedgerFigures`. */
export const KIND_OF_INPUT = {
  gross: 'charge',
  payouts: 'payout',
  fees: 'card_fee',
  connectFees: 'connect_fee',
  refunds: 'refund',
  adjustments: 'adjustment',
  infra: 'infrastructure',
  bandwidth: 'bandwidth',
  services: 'service',
  tax: 'tax',
} as const satisfies Record<Exclude<FinanceInput, 'credits'>, LedgerKind>;

export function isLedgerKind(text: string): text is LedgerKind {
  return LEDGER_KINDS.some((kind) => kind === text);
}

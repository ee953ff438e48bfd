import type { LedgerKind } from '../finance/ledger-kind.ts';
import type { NewLedgerEntry } from '../finance/new-ledger-entry.ts';
import type { Money } from '../money.ts';
import type { BalanceMovement } from './payment-provider.ts';

export const LEDGER_SOURCE = 'stripe';
const LONGEST_NOTE = 500;

/**
 * What each type of balance transaction is to the ledger.
 * https://docs.stripe.com/reports/balance-transaction-types
 */
const KINDS: Record<string, LedgerKind> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  payment_failure_refund: 'refund',
  stripe_fee: 'card_fee',
  stripe_fx_fee: 'card_fee',
  tax_fee: 'card_fee',
  // To a streamer's connected account. A `payout` of Stripe's goes to our own bank, and is no payout of ours.
  transfer: 'payout',
  transfer_cancel: 'adjustment',
  transfer_failure: 'adjustment',
  transfer_refund: 'adjustment',
  adjustment: 'adjustment',
  refund_failure: 'adjustment',
  payment_reversal: 'adjustment',
  contribution: 'adjustment',
};

/** From one pocket of ours to another. */
const OWN_POCKETS =
  /^(payout|topup|advance|anticipation_repayment|reserve|reserved_funds|payment_network_reserve)(_|$)/;

/** @returns null for a type that nobody here knows: better said than guessed */
export function ledgerEntriesOf(movement: BalanceMovement): NewLedgerEntry[] | null {
  const { id, type, amount, fee } = movement;
  if (OWN_POCKETS.test(type)) return [];
  const kind = kindOf(movement);
  if (!kind) return null;
  return [
    ...entryOf(movement, kind, { reference: id, effect: amount }),
    ...entryOf(movement, 'card_fee', { reference: `${id}/fee`, effect: { ...fee, minor: -fee.minor } }),
  ];
}

function kindOf({ type, note }: BalanceMovement): LedgerKind | undefined {
  const kind = KINDS[type];
  return kind === 'card_fee' && /\bconnect\b/i.test(note ?? '') ? 'connect_fee' : kind;
}

interface Part {
  reference: string;
  /** On our balance: below 0 when it leaves. */
  effect: Money;
}

/** Nothing for an amount of 0. What goes the other way than its kind does, such as a fee given back, is an adjustment. */
function entryOf({ at, note }: BalanceMovement, kind: LedgerKind, { reference, effect }: Part): NewLedgerEntry[] {
  if (effect.minor === 0n) return [];
  const along = kind === 'charge' ? effect.minor : -effect.minor;
  const isAdjustment = kind === 'adjustment' || along < 0n;
  return [
    {
      kind: isAdjustment ? 'adjustment' : kind,
      amount: { minor: isAdjustment ? effect.minor : along, currency: effect.currency },
      occurredAt: at,
      source: LEDGER_SOURCE,
      reference,
      ...(note ? { note: note.slice(0, LONGEST_NOTE) } : {}),
    },
  ];
}

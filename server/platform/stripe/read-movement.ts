import type Stripe from 'stripe';
import type { BalanceMovement } from '#domain/billing/payment-provider.ts';

export function readMovement(transaction: Stripe.BalanceTransaction): BalanceMovement {
  const currency = transaction.currency.toUpperCase();
  return {
    id: transaction.id,
    type: transaction.type,
    amount: { minor: BigInt(transaction.amount), currency },
    fee: { minor: BigInt(transaction.fee), currency },
    at: new Date(transaction.created * 1000),
    note: transaction.description,
  };
}

/** What may be there as an id, expanded, or not yet. */
export function readMovements(
  transactions: (string | Stripe.BalanceTransaction | null | undefined)[],
): BalanceMovement[] {
  return transactions.flatMap((each) => (each && typeof each !== 'string' ? [readMovement(each)] : []));
}

import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { BalanceTransaction } from '../state/objects.ts';
import type { World } from '../world.ts';

const FEE_PER_MILLE = 29;
const FEE_FIXED = 30;
const AVAILABLE_AFTER_S = 2 * 86_400;

/** https://docs.stripe.com/reports/reporting-categories */
const CATEGORIES = {
  charge: 'charge',
  refund: 'refund',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
} as const;

interface Movement {
  type: keyof typeof CATEGORIES;
  /** Negative when it leaves the balance. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
}

/** A movement of the account's balance; it never changes once it exists. */
export function newBalanceTransaction(world: World, movement: Movement): BalanceTransaction {
  const { type, amount, fee, currency, source, description } = movement;
  const created = world.clock.now();
  return save(world, 'balance_transaction', {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: created + AVAILABLE_AFTER_S,
    balance_type: 'payments',
    created,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: CATEGORIES[type],
    source,
    status: 'pending',
    type,
  });
}

/** 2.9 % + 30 ¢, the standard price of a domestic card: https://stripe.com/pricing */
export function cardFee(amount: number): number {
  return Math.round((amount * FEE_PER_MILLE) / 1000) + FEE_FIXED;
}

import { recordEvent } from '../events/record-event.ts';
import { newBalanceTransaction } from '../objects/new-balance-transaction.ts';
import { newTransfer } from '../objects/new-transfer.ts';
import { idOf } from '../state/id-of.ts';
import type { Charge, PaymentIntent } from '../state/objects.ts';
import type { World } from '../world.ts';

/**
 * Passes on what a charge that succeeded is to share, out of the platform's balance; the platform bears Stripe's fee.
 * https://docs.stripe.com/connect/destination-charges
 */
export function transferShare(world: World, charge: Charge, intent: PaymentIntent): void {
  const destination = idOf(charge.transfer_data?.destination);
  if (destination === null) return;
  intent.transfer_group = `group_${intent.id}`;
  charge.transfer_group = intent.transfer_group;
  const amount = charge.transfer_data?.amount ?? charge.amount;
  const transfer = newTransfer(world, charge, { destination, amount });
  transfer.balance_transaction = newBalanceTransaction(world, {
    type: 'transfer',
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: transfer.id,
    description: null,
  }).id;
  charge.transfer = transfer.id;
  recordEvent(world, 'transfer.created', transfer);
}

import { recordEvent } from '../events/record-event.ts';
import { newBalanceTransaction } from '../objects/new-balance-transaction.ts';
import { newTransferReversal } from '../objects/new-transfer-reversal.ts';
import { find, save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Charge, Refund } from '../state/objects.ts';
import type { World } from '../world.ts';

/**
 * Takes back, "proportionally to the amount being refunded", what was passed on of a charge. How Stripe rounds is not
 * written; here it is down. https://docs.stripe.com/api/refunds/create#create_refund-reverse_transfer
 */
export function reverseTransfer(world: World, charge: Charge, refund: Refund): void {
  const transfer = find(world, 'transfer', idOf(charge.transfer) ?? '');
  const left = transfer.amount - transfer.amount_reversed;
  const amount = Math.min(left, Math.floor((transfer.amount * refund.amount) / charge.amount));
  if (amount === 0) return;
  const reversal = newTransferReversal(world, transfer, { refund: refund.id, amount });
  reversal.balance_transaction = newBalanceTransaction(world, {
    type: 'transfer_refund',
    amount,
    fee: 0,
    currency: transfer.currency,
    source: reversal.id,
    description: null,
  }).id;
  refund.transfer_reversal = reversal.id;
  const previous = { amount_reversed: transfer.amount_reversed, reversed: transfer.reversed };
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  transfer.reversals.data.unshift(structuredClone(reversal));
  save(world, 'transfer', transfer);
  recordEvent(world, 'transfer.reversed', transfer, previous);
}

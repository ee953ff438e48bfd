import { recordEvent } from '../events/record-event.ts';
import { newBalanceTransaction } from '../objects/new-balance-transaction.ts';
import { newRefund } from '../objects/new-refund.ts';
import { save } from '../state/find.ts';
import type { Charge, Refund } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';
import { reverseTransfer } from './reverse-transfer.ts';

interface Wanted {
  amount?: number | undefined;
  reason?: string | undefined;
  reverse_transfer?: boolean | undefined;
}

/**
 * Gives money back, all that is left or a part. Stripe keeps its fee: https://docs.stripe.com/refunds
 * What was shared of it stays shared, unless the transfer is to be reversed too:
 * https://docs.stripe.com/connect/destination-charges#issue-refunds
 * @throws StripeError 400 when there is not so much left, or there is no transfer to reverse
 */
export function refundCharge(
  world: World,
  charge: Charge,
  { amount, reason, reverse_transfer: isReversing = false }: Wanted,
): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const wanted = amount ?? left;
  if (!charge.paid || left === 0)
    throw errors.badState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  if (wanted < 1 || wanted > left)
    throw errors.badParam('amount', `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left})`);

  if (isReversing && !charge.transfer)
    throw errors.badParam('reverse_transfer', `Charge ${charge.id} has no transfer that could be reversed.`);

  const refund = newRefund(world, charge, { amount: wanted, reason: reason ?? null });
  refund.balance_transaction = newBalanceTransaction(world, {
    type: 'refund',
    amount: -wanted,
    fee: 0,
    currency: charge.currency,
    source: refund.id,
    description: 'REFUND FOR CHARGE',
  }).id;
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += wanted;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  save(world, 'charge', charge);
  if (isReversing) reverseTransfer(world, charge, refund);
  recordEvent(world, 'refund.created', refund);
  recordEvent(world, 'charge.refunded', charge, previous);
  return refund;
}

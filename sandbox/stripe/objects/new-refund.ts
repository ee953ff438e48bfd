import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Charge, Refund } from '../state/objects.ts';
import type { World } from '../world.ts';

export function newRefund(
  world: World,
  charge: Charge,
  { amount, reason }: { amount: number; reason: string | null },
): Refund {
  return save(world, 'refund', {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  });
}

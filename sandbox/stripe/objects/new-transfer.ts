import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Charge, Transfer } from '../state/objects.ts';
import type { World } from '../world.ts';

/** Money on its way from the platform's balance to a connected account's. */
export function newTransfer(
  world: World,
  charge: Charge,
  { destination, amount }: { destination: string; amount: number },
): Transfer {
  const id = newId('tr');
  return save(world, 'transfer', {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: world.clock.now(),
    currency: charge.currency,
    description: null,
    destination,
    destination_payment: newId('py'),
    livemode: false,
    metadata: {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge.id,
    source_type: 'card',
    transfer_group: charge.transfer_group,
  });
}

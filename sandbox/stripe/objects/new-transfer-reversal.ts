import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Transfer, TransferReversal } from '../state/objects.ts';
import type { World } from '../world.ts';

/** Money that comes back from a connected account. */
export function newTransferReversal(
  world: World,
  transfer: Transfer,
  { refund, amount }: { refund: string; amount: number },
): TransferReversal {
  return save(world, 'transfer_reversal', {
    id: newId('trr'),
    object: 'transfer_reversal',
    amount,
    balance_transaction: null,
    created: world.clock.now(),
    currency: transfer.currency,
    destination_payment_refund: newId('pyr'),
    metadata: {},
    source_refund: refund,
    transfer: transfer.id,
  });
}

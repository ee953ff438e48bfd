import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';

/**
 * Whether an account can be sent a share: https://docs.stripe.com/connect/account-capabilities#transfers
 * @param param the parameter that names it
 * @throws StripeError 404 when there is no such account, 400 `insufficient_capabilities_for_transfer` when it cannot receive
 */
export function requireDestination(world: World, id: string, param: string): void {
  const account = world.state.tables.account.get(id);
  if (!account) throw errors.missing('destination', id, param);
  if (account.capabilities?.transfers !== 'active') throw errors.cannotReceive();
}

import type { Account } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';

/** A connected account. @throws StripeError 403 `account_invalid` when there is none, or no more */
export function findAccount(world: World, id: string): Account {
  const account = world.state.tables.account.get(id);
  if (account) return account;
  throw errors.noAccess(world.options.secretKey, id);
}

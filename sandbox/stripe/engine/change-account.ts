import { recordEvent } from '../events/record-event.ts';
import { save } from '../state/find.ts';
import type { Account } from '../state/objects.ts';
import type { World } from '../world.ts';
import { formerValues } from './former-values.ts';

/** Applies a change and tells the endpoints that listen to connected accounts; no change, no event. */
export function changeAccount(world: World, account: Account, change: Partial<Account>): Account {
  const previous = formerValues(account, change);
  if (Object.keys(previous).length === 0) return account;
  Object.assign(account, change);
  save(world, 'account', account);
  recordEvent(world, 'account.updated', account, previous);
  return account;
}

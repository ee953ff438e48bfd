import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';
import type { Kind, Kinds } from './state.ts';

/** As Stripe's messages call each kind. */
const NAMES: Partial<Record<Kind, string>> = {
  payment_method: 'PaymentMethod',
  'checkout.session': 'checkout.session',
  invoice_payment: 'invoice payment',
  balance_transaction: 'balance transaction',
  webhook_endpoint: 'webhook endpoint',
  transfer_reversal: 'transfer reversal',
};

/** @param param the parameter that names it, for the message @throws StripeError 404 `resource_missing` */
export function find<K extends Kind>(world: World, kind: K, id: string, param = 'id'): Kinds[K] {
  const found = world.state.tables[kind].get(id);
  if (found) return found;
  throw errors.missing(NAMES[kind] ?? kind, id, param);
}

/** Every object of a kind that fits, oldest first. */
export function listAll<K extends Kind>(
  world: World,
  kind: K,
  fits: (row: Kinds[K]) => boolean = () => true,
): Kinds[K][] {
  return [...world.state.tables[kind].values()].filter(fits);
}

/** Keeps a new or changed object. */
export function save<K extends Kind>(world: World, kind: K, row: Kinds[K]): Kinds[K] {
  world.state.tables[kind].set(row.id, row);
  world.touch();
  return row;
}

import { recordEvent } from '../events/record-event.ts';
import { save } from '../state/find.ts';
import type { Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';
import { formerValues } from './former-values.ts';

/** Applies a change and tells of it, with the former values; no change, no event. */
export function changeSubscription(world: World, subscription: Subscription, change: Partial<Subscription>): void {
  const previous = formerValues(subscription, change);
  if (Object.keys(previous).length === 0) return;
  Object.assign(subscription, change);
  save(world, 'subscription', subscription);
  recordEvent(world, 'customer.subscription.updated', subscription, previous);
}

import { recordEvent } from '../events/record-event.ts';
import { save } from '../state/find.ts';
import type { Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';
import { changeSubscription } from './change-subscription.ts';

/** Ends a subscription now: https://docs.stripe.com/billing/subscriptions/cancel */
export function endSubscription(world: World, subscription: Subscription, reason: string): void {
  const now = world.clock.now();
  subscription.status = 'canceled';
  subscription.canceled_at ??= now;
  subscription.ended_at = now;
  subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason };
  save(world, 'subscription', subscription);
  recordEvent(world, 'customer.subscription.deleted', subscription);
}

/** Lets it run to the end of the period that is paid for, or takes that back. */
export function setCancelAtPeriodEnd(world: World, subscription: Subscription, isCanceling: boolean): void {
  changeSubscription(world, subscription, {
    cancel_at_period_end: isCanceling,
    cancel_at: isCanceling ? periodEndOf(subscription) : null,
    canceled_at: isCanceling ? world.clock.now() : null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: isCanceling ? 'cancellation_requested' : null,
    },
  });
}

/** The first end of its items' periods. */
export function periodEndOf({ items }: Subscription): number {
  return Math.min(...items.data.map((item) => item.current_period_end));
}

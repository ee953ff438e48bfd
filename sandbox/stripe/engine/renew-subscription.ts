import { recordEvent } from '../events/record-event.ts';
import { subscriptionLines } from '../objects/invoice-lines.ts';
import { newInvoice } from '../objects/new-invoice.ts';
import { periodEnd } from '../objects/period-end.ts';
import { save } from '../state/find.ts';
import type { Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';
import { changeSubscription } from './change-subscription.ts';

/** Stripe leaves a renewal's invoice open to changes for about an hour. */
const DRAFT_FOR_S = 3600;

/** Begins the next period, with a draft of its invoice. */
export function renewSubscription(world: World, subscription: Subscription): void {
  const items = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: periodEnd(item.current_period_end, subscription.billing_cycle_anchor, item.price),
  }));
  const next = { ...subscription, items: { ...subscription.items, data: items } };
  const invoice = newInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason: 'subscription_cycle',
    lines: subscriptionLines(next),
    subscription,
  });
  invoice.automatically_finalizes_at = world.clock.now() + DRAFT_FOR_S;
  save(world, 'invoice', invoice);
  recordEvent(world, 'invoice.created', invoice);
  changeSubscription(world, subscription, { items: next.items, latest_invoice: invoice.id });
}

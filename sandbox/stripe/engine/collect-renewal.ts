import { find, save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Invoice, Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';
import { endSubscription } from './cancel-subscription.ts';
import { changeSubscription } from './change-subscription.ts';
import { finalizeInvoice, type PaymentOutcome, payInvoice } from './pay-invoice.ts';

const DAY_S = 86_400;
/** The Dashboard's custom retry schedule of 3, 5 and 7 days: https://docs.stripe.com/billing/revenue-recovery/smart-retries */
const RETRY_AFTER_S = [3 * DAY_S, 5 * DAY_S, 7 * DAY_S];

/**
 * Collects the invoice of a renewal. The first failure makes the subscription `past_due`, the last
 * one ends it; a payment makes it `active` again.
 */
export function collectRenewal(world: World, invoice: Invoice): PaymentOutcome | null {
  finalizeInvoice(world, invoice);
  const subscription = subscriptionOf(world, invoice);
  const methodId = payingMethod(world, invoice, subscription);
  if (!methodId) return null;
  const outcome = payInvoice(world, invoice, methodId);
  if (!subscription || subscription.status === 'canceled') return outcome;
  if (outcome.charge.paid) changeSubscription(world, subscription, { status: 'active' });
  else retryLater(world, invoice, subscription);
  return outcome;
}

export function subscriptionOf(world: World, { parent }: Invoice): Subscription | null {
  const id = parent?.subscription_details?.subscription;
  return typeof id === 'string' ? find(world, 'subscription', id) : null;
}

function payingMethod(world: World, { customer }: Invoice, subscription: Subscription | null): string | null {
  const payer = find(world, 'customer', customer ?? '', 'customer');
  return subscription?.default_payment_method ?? idOf(payer.invoice_settings.default_payment_method);
}

function retryLater(world: World, invoice: Invoice, subscription: Subscription): void {
  const wait = RETRY_AFTER_S[invoice.attempt_count - 1];
  invoice.next_payment_attempt = wait === undefined ? null : world.clock.now() + wait;
  save(world, 'invoice', invoice);
  if (wait === undefined) endSubscription(world, subscription, 'payment_failed');
  else changeSubscription(world, subscription, { status: 'past_due' });
}

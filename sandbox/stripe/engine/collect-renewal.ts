import { recordEvent } from '../events/record-event.ts';
import { find, save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Invoice, Subscription } from '../state/objects.ts';
import type { StripeError } from '../wire/stripe-error.ts';
import type { World } from '../world.ts';
import { endSubscription } from './cancel-subscription.ts';
import { changeSubscription } from './change-subscription.ts';
import { findShareRefusal } from './invoice-share.ts';
import { finalizeInvoice, type PaymentOutcome, payInvoice } from './pay-invoice.ts';

const DAY_S = 86_400;
/** The Dashboard's custom retry schedule of 3, 5 and 7 days: https://docs.stripe.com/billing/revenue-recovery/smart-retries */
const RETRY_AFTER_S = [3 * DAY_S, 5 * DAY_S, 7 * DAY_S];

/**
 * Collects the invoice of a renewal. The first failure makes the subscription `past_due`, the last
 * one ends it; a payment makes it `active` again.
 * @throws StripeError 400 when the account that gets a share of it cannot receive it
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

/** What the clock does when its time has come: nobody is there to tell of a refusal, so it is written down. */
export function collectWhenDue(world: World, invoice: Invoice): void {
  const refusal = findShareRefusal(world, invoice);
  if (!refusal) collectRenewal(world, invoice);
  else if (invoice.status === 'draft') failFinalization(world, invoice, refusal);
  else failAttempt(world, invoice);
}

/**
 * It stays a draft, and the subscription as it is, until somebody finalizes it:
 * https://docs.stripe.com/api/events/types#event_types-invoice.finalization_failed
 */
function failFinalization(world: World, invoice: Invoice, { body: { message, code } }: StripeError): void {
  invoice.last_finalization_error = { type: 'invalid_request_error', message, ...(code ? { code } : {}) };
  recordEvent(world, 'invoice.finalization_failed', save(world, 'invoice', invoice));
}

function failAttempt(world: World, invoice: Invoice): void {
  invoice.attempt_count += 1;
  recordEvent(world, 'invoice.payment_failed', save(world, 'invoice', invoice));
  const subscription = subscriptionOf(world, invoice);
  if (subscription && subscription.status !== 'canceled') retryLater(world, invoice, subscription);
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

import { z } from 'zod';
import type { Discount } from '#domain/billing/mrr/subscription-snapshot.ts';
import type { EventPhase, EventSubject } from '#domain/billing/payment-provider.ts';
import { readSubscription } from './read-subscription.ts';

/** The events that change something here; what a webhook endpoint should be registered for. At most 20 can be listed at once. */
export const HANDLED_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'invoice.paid',
  'invoice.payment_failed',
  'charge.succeeded',
  'charge.updated',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const;

const referenceSchema = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();
const objectSchema = z.object({ id: z.string(), object: z.string() });
const checkoutSchema = z.object({ subscription: referenceSchema });
const refundSchema = z.object({ charge: referenceSchema });
const invoiceSchema = z.object({
  subscription: referenceSchema,
  parent: z.object({ subscription_details: z.object({ subscription: referenceSchema }).nullish() }).nullish(),
});

/** What an event's object is, and which other one it is about. @throws z.ZodError for an object of no kind */
export function readSubject(object: unknown, discounts: Discount[]): EventSubject {
  const { id, object: kind } = objectSchema.parse(object);
  switch (kind) {
    case 'subscription':
      return { kind: 'subscription', subscription: readSubscription(object, discounts) };
    case 'checkout.session':
      return about(checkoutSchema.parse(object).subscription);
    case 'invoice':
      return about(invoiceSubscription(object));
    case 'charge':
      return { kind: 'charge', chargeId: id };
    case 'refund':
      return ofCharge(refundSchema.parse(object).charge);
    case 'dispute':
      return { kind: 'dispute', disputeId: id };
    default:
      return { kind: 'other' };
  }
}

export function phaseOf(type: string): EventPhase {
  if (type.endsWith('.created')) return 'created';
  return type.endsWith('.deleted') ? 'ended' : 'updated';
}

function invoiceSubscription(object: unknown): string | null | undefined {
  const { subscription, parent } = invoiceSchema.parse(object);
  return parent?.subscription_details?.subscription ?? subscription;
}

function about(subscriptionId: string | null | undefined): EventSubject {
  return subscriptionId ? { kind: 'subscription_ref', subscriptionId } : { kind: 'other' };
}

function ofCharge(chargeId: string | null | undefined): EventSubject {
  return chargeId ? { kind: 'charge', chargeId } : { kind: 'other' };
}

import Stripe from 'stripe';
import type { EventNotice } from '#domain/billing/payment-provider.ts';
import { HANDLED_EVENTS } from './read-event.ts';

const TYPES: ReadonlySet<string> = new Set(HANDLED_EVENTS);

/**
 * Checks `Stripe-Signature`, within Stripe's own tolerance of five minutes.
 * https://docs.stripe.com/webhooks/signature
 */
export function stripeWebhooks(secret: string) {
  return {
    verify(body: string, signature: string): EventNotice | null {
      try {
        const { id, type, created } = Stripe.webhooks.constructEvent(body, signature, secret);
        return { id, type, createdAt: new Date(created * 1000) };
      } catch (error) {
        // Signed, but no JSON, is a bug of somebody's: it is thrown.
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
        throw error;
      }
    },
    isHandled: (type: string) => TYPES.has(type),
  };
}

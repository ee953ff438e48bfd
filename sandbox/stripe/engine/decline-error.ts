import type { Charge, PaymentIntent } from '../state/objects.ts';
import { StripeError } from '../wire/stripe-error.ts';

/** The refusal of whoever asked for a payment that failed: https://docs.stripe.com/declines */
export function declineError(charge: Charge, intent: PaymentIntent): StripeError {
  return new StripeError(402, {
    type: 'card_error',
    code: charge.failure_code ?? 'card_declined',
    decline_code: intent.last_payment_error?.decline_code ?? 'generic_decline',
    message: charge.failure_message ?? 'Your card was declined.',
    charge: charge.id,
    payment_intent: intent,
  });
}

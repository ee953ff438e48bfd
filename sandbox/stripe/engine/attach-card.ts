import { recordEvent } from '../events/record-event.ts';
import { newPaymentMethod } from '../objects/new-payment-method.ts';
import { findCardOfToken } from '../objects/test-cards.ts';
import { find, save } from '../state/find.ts';
import type { Customer, PaymentMethod } from '../state/objects.ts';
import { StripeError } from '../wire/stripe-error.ts';
import type { World } from '../world.ts';
import { cardOf } from './attempt-payment.ts';

/** A payment method by its id, or a fresh one of Stripe's ready-made ones (`pm_card_visa`). */
export function resolveMethod(world: World, id: string): PaymentMethod {
  const card = findCardOfToken(id);
  return card ? newPaymentMethod(world, { card }) : find(world, 'payment_method', id, 'payment_method');
}

/** Saves a card for a customer. @throws StripeError 402 for a card that is declined when it is saved */
export function attachCard(world: World, method: PaymentMethod, customer: Customer): PaymentMethod {
  const { decline, isSavable } = cardOf(world, method);
  if (decline && !isSavable)
    throw new StripeError(402, {
      type: 'card_error',
      code: decline.code,
      decline_code: decline.declineCode,
      message: decline.message,
    });
  method.customer = customer.id;
  save(world, 'payment_method', method);
  recordEvent(world, 'payment_method.attached', method);
  return method;
}

/** Makes a card the one that invoices are paid with. */
export function setDefaultCard(world: World, customer: Customer, methodId: string | null): void {
  const previous = { invoice_settings: { default_payment_method: customer.invoice_settings.default_payment_method } };
  customer.invoice_settings = { ...customer.invoice_settings, default_payment_method: methodId };
  save(world, 'customer', customer);
  recordEvent(world, 'customer.updated', customer, previous);
}

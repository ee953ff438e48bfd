import { recordEvent } from '../events/record-event.ts';
import { newCustomer } from '../objects/new-customer.ts';
import { newPaymentIntent } from '../objects/new-payment-intent.ts';
import { find, save } from '../state/find.ts';
import type { CheckoutSession, Customer, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';
import { attachCard } from './attach-card.ts';
import { attemptPayment, cardOf } from './attempt-payment.ts';
import { declineError } from './decline-error.ts';
import { startSubscription } from './start-subscription.ts';

/**
 * What "Pay" on the hosted page does. A card that is declined leaves the session open, for another one.
 * https://docs.stripe.com/payments/checkout/how-checkout-works
 * @throws StripeError 402 for a declined card, 400 for a session that is over
 */
export function completeCheckout(world: World, session: CheckoutSession, method: PaymentMethod): CheckoutSession {
  if (session.status !== 'open') throw errors.badState('This Checkout Session is no longer active.');
  if (cardOf(world, method).decline || session.mode === 'payment') payOnce(world, session, method);
  if (session.mode === 'subscription') subscribe(world, session, method);
  const { email, name, phone } = method.billing_details;
  Object.assign(session, {
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: {
      address: null,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone,
      tax_exempt: 'none',
      tax_ids: [],
    },
  } satisfies Partial<CheckoutSession>);
  save(world, 'checkout.session', session);
  recordEvent(world, 'checkout.session.completed', session);
  return session;
}

function payOnce(world: World, session: CheckoutSession, method: PaymentMethod): void {
  const intent = intentOf(world, session);
  const charge = attemptPayment(world, intent, method.id);
  if (!charge.paid) throw declineError(charge, intent);
}

function intentOf(world: World, session: CheckoutSession): PaymentIntent {
  const intent = newPaymentIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer: session.customer,
    paymentMethod: null,
    description: null,
  });
  recordEvent(world, 'payment_intent.created', intent);
  if (session.mode === 'payment') session.payment_intent = intent.id;
  return intent;
}

function subscribe(world: World, session: CheckoutSession, method: PaymentMethod): void {
  const customer = customerOf(world, session, method);
  attachCard(world, method, customer);
  const { lines, metadata, transferData } = world.state.hidden.checkouts.get(session.id) ?? { lines: [], metadata: {} };
  const priced = lines.map(({ price, quantity }) => ({ price: find(world, 'price', price), quantity }));
  const draft = { customer, lines: priced, paymentMethod: method.id, metadata, transferData };
  const { subscription } = startSubscription(world, draft);
  Object.assign(session, {
    customer: customer.id,
    subscription: subscription.id,
    invoice: subscription.latest_invoice,
  } satisfies Partial<CheckoutSession>);
}

function customerOf(
  world: World,
  { customer }: CheckoutSession,
  { billing_details: details }: PaymentMethod,
): Customer {
  if (customer) return find(world, 'customer', customer, 'customer');
  const created = newCustomer(world, { name: details.name ?? undefined, email: details.email ?? undefined });
  recordEvent(world, 'customer.created', created);
  return created;
}

import { recordEvent } from '../events/record-event.ts';
import { subscriptionLines } from '../objects/invoice-lines.ts';
import { newInvoice } from '../objects/new-invoice.ts';
import { newSubscription } from '../objects/new-subscription.ts';
import { save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Customer, Price, Subscription } from '../state/objects.ts';
import type { TransferTerms } from '../state/state.ts';
import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';
import { changeSubscription } from './change-subscription.ts';
import { finalizeInvoice, type PaymentOutcome, payInvoice } from './pay-invoice.ts';
import { requireDestination } from './require-destination.ts';

interface Draft {
  customer: Customer;
  lines: { price: Price; quantity: number }[];
  paymentMethod: string | null;
  metadata: Record<string, string>;
  description?: string | undefined;
  transferData?: TransferTerms | null | undefined;
}

/**
 * Begins a subscription with its first invoice, which is charged at once; it is `incomplete`
 * until that is paid: https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses
 */
export function startSubscription(world: World, draft: Draft): { subscription: Subscription; payment: PaymentOutcome } {
  const methodId = draft.paymentMethod ?? idOf(draft.customer.invoice_settings.default_payment_method);
  if (!methodId)
    throw errors.badState(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      'resource_missing',
    );
  if (draft.transferData) requireDestination(world, draft.transferData.destination, 'transfer_data[destination]');
  const subscription = newSubscription(world, { ...draft, customer: draft.customer.id });
  draft.customer.currency = subscription.currency;
  const invoice = newInvoice(world, {
    customer: draft.customer.id,
    currency: subscription.currency,
    reason: 'subscription_create',
    lines: subscriptionLines(subscription),
    subscription,
  });
  subscription.latest_invoice = invoice.id;
  save(world, 'subscription', subscription);
  recordEvent(world, 'customer.subscription.created', subscription);
  recordEvent(world, 'invoice.created', invoice);
  finalizeInvoice(world, invoice);
  const payment = payInvoice(world, invoice, methodId);
  if (payment.charge.paid) changeSubscription(world, subscription, { status: 'active' });
  return { subscription, payment };
}

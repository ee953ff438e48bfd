import { recordEvent } from '../events/record-event.ts';
import { newInvoicePayment } from '../objects/new-invoice-payment.ts';
import { newPaymentIntent } from '../objects/new-payment-intent.ts';
import { find, save } from '../state/find.ts';
import type { Charge, Invoice, InvoicePayment, PaymentIntent } from '../state/objects.ts';
import type { World } from '../world.ts';
import { attemptPayment } from './attempt-payment.ts';
import { findPayments } from './invoice-payments.ts';
import { requireShareTaker, shareOf } from './invoice-share.ts';

/**
 * From here on it is due, has a number and a payment intent: https://docs.stripe.com/invoicing/integration/workflow-transitions
 * @throws StripeError 400 when the account that gets a share of it cannot receive it
 */
export function finalizeInvoice(world: World, invoice: Invoice): void {
  if (invoice.status !== 'draft') return;
  requireShareTaker(world, invoice);
  const now = world.clock.now();
  const customer = find(world, 'customer', invoice.customer ?? '', 'customer');
  const sequence = customer.next_invoice_sequence ?? 1;
  customer.next_invoice_sequence = sequence + 1;
  Object.assign(invoice, {
    status: 'open',
    number: `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`,
    effective_at: now,
    ending_balance: 0,
    last_finalization_error: null,
    status_transitions: { ...invoice.status_transitions, finalized_at: now },
  } satisfies Partial<Invoice>);
  save(world, 'invoice', invoice);
  recordEvent(world, 'invoice.finalized', invoice);
}

export interface PaymentOutcome {
  invoice: Invoice;
  charge: Charge;
  intent: PaymentIntent;
}

/**
 * Tries to collect an open invoice with a card. `charge.status` says how it went.
 * @throws StripeError 400 when the account that gets a share of it cannot receive it
 */
export function payInvoice(world: World, invoice: Invoice, methodId: string): PaymentOutcome {
  requireShareTaker(world, invoice);
  const { payment, intent } = paymentOf(world, invoice);
  const charge = attemptPayment(world, intent, methodId);
  invoice.attempt_count += 1;
  invoice.attempted = true;
  if (charge.paid) markPaid(world, invoice, payment);
  else recordEvent(world, 'invoice.payment_failed', save(world, 'invoice', invoice));
  return { invoice, charge, intent };
}

/** An invoice has one payment intent, however often it is tried. */
function paymentOf(world: World, invoice: Invoice): { payment: InvoicePayment; intent: PaymentIntent } {
  const [existing] = findPayments(world, invoice.id);
  const intentId = existing?.payment.payment_intent;
  if (existing && typeof intentId === 'string')
    return { payment: existing, intent: find(world, 'payment_intent', intentId) };
  const intent = newPaymentIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    paymentMethod: null,
    transferData: shareOf(world, invoice),
    description: invoice.parent ? 'Subscription payment' : 'Payment for Invoice',
  });
  recordEvent(world, 'payment_intent.created', intent);
  return { payment: newInvoicePayment(world, invoice, intent), intent };
}

function markPaid(world: World, invoice: Invoice, payment: InvoicePayment): void {
  const now = world.clock.now();
  Object.assign(invoice, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  } satisfies Partial<Invoice>);
  payment.status = 'paid';
  payment.amount_paid = invoice.amount_due;
  payment.status_transitions = { canceled_at: null, paid_at: now };
  save(world, 'invoice_payment', payment);
  save(world, 'invoice', invoice);
  recordEvent(world, 'invoice.paid', invoice);
  recordEvent(world, 'invoice.payment_succeeded', invoice);
  recordEvent(world, 'invoice_payment.paid', payment);
}

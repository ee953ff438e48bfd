import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Invoice, InvoicePayment, PaymentIntent } from '../state/objects.ts';
import type { World } from '../world.ts';

/** What ties an invoice to the payment for it, since invoices no longer name their charge. */
export function newInvoicePayment(world: World, invoice: Invoice, intent: PaymentIntent): InvoicePayment {
  return save(world, 'invoice_payment', {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

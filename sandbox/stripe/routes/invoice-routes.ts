import * as z from 'zod/mini';
import { changeSubscription } from '../engine/change-subscription.ts';
import { collectRenewal, subscriptionOf } from '../engine/collect-renewal.ts';
import { declineError } from '../engine/decline-error.ts';
import { finalizeInvoice, payInvoice } from '../engine/pay-invoice.ts';
import { recordEvent } from '../events/record-event.ts';
import { newId } from '../ids.ts';
import { itemLine } from '../objects/invoice-lines.ts';
import { newInvoice } from '../objects/new-invoice.ts';
import { find, listAll, save } from '../state/find.ts';
import type { Invoice } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { ignored, integer, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import type { World } from '../world.ts';

/** https://docs.stripe.com/api/invoices https://docs.stripe.com/api/invoiceitems https://docs.stripe.com/api/invoice-payment */
export const invoiceRoutes: Route[] = [
  route(
    'POST',
    '/v1/invoiceitems',
    { customer: text, amount: integer, currency: text, description: z.optional(text), metadata: ignored },
    ({ world, params }) => {
      find(world, 'customer', params.customer, 'customer');
      const date = world.clock.now();
      const item = save(world, 'invoiceitem', {
        id: newId('ii'),
        object: 'invoiceitem',
        amount: params.amount,
        currency: params.currency.toLowerCase(),
        customer: params.customer,
        customer_account: null,
        date,
        description: params.description ?? null,
        discountable: true,
        discounts: [],
        invoice: null,
        livemode: false,
        metadata: {},
        net_amount: params.amount,
        parent: null,
        period: { start: date, end: date },
        pricing: null,
        proration: false,
        quantity: 1,
        quantity_decimal: '1',
        tax_rates: [],
        test_clock: null,
      });
      recordEvent(world, 'invoiceitem.created', item);
      return item;
    },
  ),
  route(
    'POST',
    '/v1/invoices',
    {
      customer: text,
      description: z.optional(text),
      pending_invoice_items_behavior: z.optional(z.enum(['include', 'exclude'])),
      auto_advance: ignored,
      metadata: ignored,
    },
    ({ world, params }) => {
      const pending = listAll(
        world,
        'invoiceitem',
        ({ customer, invoice }) =>
          params.pending_invoice_items_behavior === 'include' && customer === params.customer && invoice === null,
      );
      const invoice = newInvoice(world, {
        customer: params.customer,
        currency: pending[0]?.currency ?? 'usd',
        reason: 'manual',
        lines: pending.map(itemLine),
        description: params.description,
      });
      for (const item of pending) save(world, 'invoiceitem', { ...item, invoice: invoice.id });
      recordEvent(world, 'invoice.created', invoice);
      return invoice;
    },
  ),
  route(
    'GET',
    '/v1/invoices',
    {
      ...paging,
      customer: z.optional(text),
      subscription: z.optional(text),
      status: z.optional(text),
      created: z.optional(range),
    },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'invoice',
        (invoice) =>
          invoice.customer === (params.customer ?? invoice.customer) &&
          invoice.status === (params.status ?? invoice.status) &&
          (params.subscription === undefined || subscriptionOf(world, invoice)?.id === params.subscription) &&
          isWithin(invoice.created, params.created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/invoices/:id', {}, ({ world, id }) => find(world, 'invoice', id)),
  route('POST', '/v1/invoices/:id/finalize', { auto_advance: ignored }, ({ world, id }) => {
    const invoice = find(world, 'invoice', id);
    if (invoice.status !== 'draft') throw errors.badState('This invoice is already finalized.', 'invoice_not_editable');
    finalizeInvoice(world, invoice);
    return invoice;
  }),
  route('POST', '/v1/invoices/:id/pay', { payment_method: z.optional(text) }, ({ world, id, params }) =>
    pay(world, find(world, 'invoice', id), params.payment_method),
  ),
  route(
    'GET',
    '/v1/invoice_payments',
    { ...paging, invoice: z.optional(text), status: z.optional(text) },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'invoice_payment',
        ({ invoice, status }) => invoice === (params.invoice ?? invoice) && status === (params.status ?? status),
      );
      return listPage(rows, url, params);
    },
  ),
];

/** @throws StripeError 400 when nothing is due, 402 when the card is declined */
function pay(world: World, invoice: Invoice, methodId: string | undefined): Invoice {
  if (invoice.status === 'paid') throw errors.badState('Invoice is already paid');
  if (methodId === undefined) {
    const outcome = collectRenewal(world, invoice);
    if (!outcome) throw errors.badState('There is no payment method to pay this invoice with.', 'resource_missing');
    if (!outcome.charge.paid) throw declineError(outcome.charge, outcome.intent);
    return invoice;
  }
  finalizeInvoice(world, invoice);
  const { charge, intent } = payInvoice(world, invoice, find(world, 'payment_method', methodId, 'payment_method').id);
  if (!charge.paid) throw declineError(charge, intent);
  const subscription = subscriptionOf(world, invoice);
  if (subscription) changeSubscription(world, subscription, { status: 'active' });
  return invoice;
}

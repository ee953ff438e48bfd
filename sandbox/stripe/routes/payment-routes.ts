import * as z from 'zod/mini';
import { resolveMethod } from '../engine/attach-card.ts';
import { attemptPayment } from '../engine/attempt-payment.ts';
import { declineError } from '../engine/decline-error.ts';
import { refundCharge } from '../engine/refund-charge.ts';
import { recordEvent } from '../events/record-event.ts';
import { newPaymentIntent } from '../objects/new-payment-intent.ts';
import { find, listAll } from '../state/find.ts';
import type { Charge, PaymentIntent } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { flag, ignored, integer, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import type { World } from '../world.ts';

const LIST = { ...paging, customer: z.optional(text), created: z.optional(range) };

/** https://docs.stripe.com/api/payment_intents https://docs.stripe.com/api/charges https://docs.stripe.com/api/refunds */
export const paymentRoutes: Route[] = [
  route(
    'POST',
    '/v1/payment_intents',
    {
      amount: integer,
      currency: text,
      customer: z.optional(text),
      payment_method: z.optional(text),
      payment_method_types: ignored,
      confirm: z.optional(flag),
      description: z.optional(text),
      metadata: z.optional(metadata),
      shipping: ignored,
    },
    ({ world, params }) => {
      const intent = newPaymentIntent(world, {
        amount: params.amount,
        currency: params.currency.toLowerCase(),
        customer: params.customer ?? null,
        paymentMethod: params.payment_method === undefined ? null : resolveMethod(world, params.payment_method).id,
        description: params.description ?? null,
        metadata: params.metadata,
      });
      recordEvent(world, 'payment_intent.created', intent);
      return params.confirm ? confirm(world, intent, undefined) : intent;
    },
  ),
  route('GET', '/v1/payment_intents', LIST, ({ world, url, params }) =>
    listPage(
      listAll(world, 'payment_intent', (row) => isListed(row, params)),
      url,
      params,
    ),
  ),
  route('GET', '/v1/payment_intents/:id', {}, ({ world, id }) => find(world, 'payment_intent', id)),
  route(
    'POST',
    '/v1/payment_intents/:id/confirm',
    { payment_method: z.optional(text), return_url: ignored },
    ({ world, id, params }) => confirm(world, find(world, 'payment_intent', id), params.payment_method),
  ),
  route('GET', '/v1/charges', { ...LIST, payment_intent: z.optional(text) }, ({ world, url, params }) =>
    listPage(
      listAll(
        world,
        'charge',
        (row) => isListed(row, params) && row.payment_intent === (params.payment_intent ?? row.payment_intent),
      ),
      url,
      params,
    ),
  ),
  route('GET', '/v1/charges/:id', {}, ({ world, id }) => find(world, 'charge', id)),
  route(
    'POST',
    '/v1/refunds',
    {
      charge: z.optional(text),
      payment_intent: z.optional(text),
      amount: z.optional(integer),
      reverse_transfer: z.optional(flag),
      reason: z.optional(z.enum(['duplicate', 'fraudulent', 'requested_by_customer'])),
      metadata: ignored,
    },
    ({ world, params }) => refundCharge(world, chargeToRefund(world, params), params),
  ),
  route(
    'GET',
    '/v1/refunds',
    { ...paging, charge: z.optional(text), created: z.optional(range) },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'refund',
        ({ charge, created }) => charge === (params.charge ?? charge) && isWithin(created, params.created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/refunds/:id', {}, ({ world, id }) => find(world, 'refund', id)),
  route(
    'GET',
    '/v1/balance_transactions',
    {
      ...paging,
      type: z.optional(text),
      source: z.optional(text),
      currency: z.optional(text),
      created: z.optional(range),
    },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'balance_transaction',
        (row) =>
          row.type === (params.type ?? row.type) &&
          row.source === (params.source ?? row.source) &&
          row.currency === (params.currency ?? row.currency) &&
          isWithin(row.created, params.created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/balance_transactions/:id', {}, ({ world, id }) => find(world, 'balance_transaction', id)),
];

/** @throws StripeError 402 when the card is declined, 400 when there is nothing to confirm */
function confirm(world: World, intent: PaymentIntent, methodId: string | undefined): PaymentIntent {
  if (intent.status === 'succeeded')
    throw errors.badState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      'payment_intent_unexpected_state',
    );
  const method = methodId === undefined ? intent.payment_method : resolveMethod(world, methodId).id;
  if (method === null) throw errors.missingParam('payment_method');
  const charge = attemptPayment(world, intent, method);
  if (!charge.paid) throw declineError(charge, intent);
  return intent;
}

interface Filter {
  customer?: string | undefined;
  created?: z.infer<typeof range> | undefined;
}

function isListed({ customer, created }: Charge | PaymentIntent, filter: Filter): boolean {
  return customer === (filter.customer ?? customer) && isWithin(created, filter.created);
}

function chargeToRefund(
  world: World,
  { charge, payment_intent: intent }: { charge?: string | undefined; payment_intent?: string | undefined },
): Charge {
  if (charge !== undefined) return find(world, 'charge', charge, 'charge');
  if (intent === undefined)
    throw errors.badState('One of the following params should be provided for this request: payment_intent or charge.');
  const latest = find(world, 'payment_intent', intent, 'payment_intent').latest_charge;
  if (latest) return find(world, 'charge', latest);
  throw errors.badState(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);
}

import * as z from 'zod/mini';
import { completeCheckout } from '../engine/complete-checkout.ts';
import { requireDestination } from '../engine/require-destination.ts';
import { recordEvent } from '../events/record-event.ts';
import { checkoutLines } from '../objects/checkout-lines.ts';
import { newCheckoutSession } from '../objects/new-checkout-session.ts';
import { find, listAll, save } from '../state/find.ts';
import { errors } from '../wire/errors.ts';
import { listPage } from '../wire/list-page.ts';
import { ignored, integer, metadata, paging, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import { transferData } from '../wire/transfer-data.ts';
import type { World } from '../world.ts';

const LINE = z.strictObject({ price: text, quantity: z._default(integer, 1) });
const SUBSCRIPTION = z.optional(
  z.strictObject({ metadata: z.optional(metadata), description: ignored, transfer_data: z.optional(transferData) }),
);

/** https://docs.stripe.com/api/checkout/sessions */
export const checkoutRoutes: Route[] = [
  route(
    'POST',
    '/v1/checkout/sessions',
    {
      mode: z.enum(['payment', 'subscription']),
      line_items: z.array(LINE).check(z.minLength(1), z.maxLength(20)),
      customer: z.optional(text),
      success_url: z.optional(text),
      cancel_url: z.optional(text),
      client_reference_id: z.optional(text.check(z.maxLength(200))),
      metadata: z.optional(metadata),
      subscription_data: SUBSCRIPTION,
      payment_intent_data: ignored,
      payment_method_types: ignored,
      allow_promotion_codes: ignored,
      billing_address_collection: ignored,
    },
    ({ world, params }) => {
      if (params.customer !== undefined) find(world, 'customer', params.customer, 'customer');
      for (const [index, { price }] of params.line_items.entries()) requirePrice(world, price, params.mode, index);
      const share = params.subscription_data?.transfer_data;
      if (params.mode === 'payment' && params.subscription_data)
        throw errors.badParam('subscription_data', 'You can not pass `subscription_data` in `payment` mode.');
      if (share) requireDestination(world, share.destination, 'subscription_data[transfer_data][destination]');
      return newCheckoutSession(world, {
        mode: params.mode,
        lines: params.line_items,
        customer: params.customer ?? null,
        successUrl: params.success_url ?? null,
        cancelUrl: params.cancel_url ?? null,
        clientReferenceId: params.client_reference_id ?? null,
        metadata: params.metadata ?? {},
        subscriptionMetadata: params.subscription_data?.metadata ?? {},
        transferData: share ?? null,
      });
    },
  ),
  route('GET', '/v1/checkout/sessions/:id', {}, ({ world, id }) => find(world, 'checkout.session', id)),
  route('GET', '/v1/checkout/sessions/:id/line_items', paging, ({ world, id, url, params }) => {
    find(world, 'checkout.session', id);
    return listPage(checkoutLines(world, id), url, params);
  }),
  route(
    'GET',
    '/v1/checkout/sessions',
    { ...paging, customer: z.optional(text), subscription: z.optional(text), status: z.optional(text) },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'checkout.session',
        ({ customer, subscription, status }) =>
          customer === (params.customer ?? customer) &&
          subscription === (params.subscription ?? subscription) &&
          status === (params.status ?? status),
      );
      return listPage(rows, url, params);
    },
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', {}, ({ world, id }) => {
    const session = find(world, 'checkout.session', id);
    if (session.status !== 'open')
      throw errors.badState(
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ' +
          `${session.status}.`,
      );
    Object.assign(session, { status: 'expired', url: null });
    recordEvent(world, 'checkout.session.expired', save(world, 'checkout.session', session));
    return session;
  }),
  // Undocumented: what the hosted page itself calls, which Stripe's own CLI imitates.
  route('GET', '/v1/payment_pages/:id', {}, ({ world, id }) => find(world, 'checkout.session', id)),
  route(
    'POST',
    '/v1/payment_pages/:id/confirm',
    { payment_method: text, expected_amount: ignored },
    ({ world, id, params }) =>
      completeCheckout(
        world,
        find(world, 'checkout.session', id),
        find(world, 'payment_method', params.payment_method, 'payment_method'),
      ),
  ),
];

function requirePrice(world: World, id: string, mode: string, index: number): void {
  const price = find(world, 'price', id, `line_items[${index}][price]`);
  if (!price.active) throw errors.badParam(`line_items[${index}][price]`, 'The price specified is inactive.');
  if (mode === 'subscription' && price.type !== 'recurring')
    throw errors.badState('You must provide at least one recurring price in `subscription` mode.');
  if (mode === 'payment' && price.type === 'recurring')
    throw errors.badState(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
    );
}

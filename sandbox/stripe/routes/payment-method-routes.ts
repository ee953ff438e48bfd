import * as z from 'zod/mini';
import { attachCard, resolveMethod } from '../engine/attach-card.ts';
import { newPaymentMethod } from '../objects/new-payment-method.ts';
import { findCardOfToken, findTestCard } from '../objects/test-cards.ts';
import { find, listAll } from '../state/find.ts';
import { errors } from '../wire/errors.ts';
import { listPage } from '../wire/list-page.ts';
import { ignored, integer, paging, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

const CARD = z.strictObject({
  token: z.optional(text),
  number: z.optional(text),
  exp_month: z.optional(integer),
  exp_year: z.optional(integer),
  cvc: z.optional(text),
});
const BILLING = z.optional(
  z.strictObject({ name: z.optional(text), email: z.optional(text), phone: ignored, address: ignored }),
);

/** https://docs.stripe.com/api/payment_methods */
export const paymentMethodRoutes: Route[] = [
  route(
    'POST',
    '/v1/payment_methods',
    { type: z.literal('card'), card: CARD, billing_details: BILLING, metadata: ignored },
    ({ world, params }) => {
      const { card, billing_details: details } = params;
      const known = card.token ? findCardOfToken(card.token) : findTestCard(card.number ?? '');
      if (!known) throw errors.badParam('card[number]', 'Only the test cards of docs.stripe.com/testing work here.');
      return newPaymentMethod(world, {
        card: known,
        name: details?.name ?? null,
        email: details?.email ?? null,
        ...(card.exp_month === undefined ? {} : { expMonth: card.exp_month }),
        ...(card.exp_year === undefined ? {} : { expYear: card.exp_year }),
      });
    },
  ),
  route('GET', '/v1/payment_methods/:id', {}, ({ world, id }) => find(world, 'payment_method', id)),
  route('POST', '/v1/payment_methods/:id/attach', { customer: text }, ({ world, id, params }) =>
    attachCard(world, resolveMethod(world, id), find(world, 'customer', params.customer, 'customer')),
  ),
  route('GET', '/v1/payment_methods', { ...paging, customer: text, type: z.optional(text) }, ({ world, url, params }) =>
    listPage(
      listAll(world, 'payment_method', ({ customer }) => customer === params.customer),
      url,
      params,
    ),
  ),
];

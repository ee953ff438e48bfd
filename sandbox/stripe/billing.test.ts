import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { closeHeardStripe, type HeardStripe, startHeardStripe } from './testing/heard-stripe.ts';
import type { TestStripe } from './testing/test-stripe.ts';

const DAY_S = 86_400;
const SUPPORTER = 'glim_supporter_monthly';

const test = suite<HeardStripe>('billing in the Stripe sandbox');

test.beforeEach(async (context) => {
  Object.assign(context, await startHeardStripe({ retryAfterMs: [10] }));
});
test.afterEach(closeHeardStripe);

test('a checkout that is paid makes an active subscription, an invoice, a charge and its fee', async ({ stripe }) => {
  const { subscription } = await subscribe(stripe);
  assert.is(subscription.status, 'active');
  const [item] = subscription.items.data;
  assert.is(subscription.current_period_end, undefined);
  assert.ok(item.current_period_end > item.current_period_start + 27 * DAY_S);

  const { body: invoice } = await stripe.api('GET', `/v1/invoices/${subscription.latest_invoice}?expand[]=payments`);
  assert.equal([invoice.status, invoice.amount_paid, invoice.billing_reason], ['paid', 500, 'subscription_create']);
  assert.is(invoice.parent.subscription_details.subscription, subscription.id);
  const intentId = invoice.payments.data[0].payment.payment_intent;

  const { body: intent } = await stripe.api(
    'GET',
    `/v1/payment_intents/${intentId}?expand[]=latest_charge.balance_transaction`,
  );
  const { fee, net, amount, type } = intent.latest_charge.balance_transaction;
  assert.equal([amount, fee, net, type], [500, 45, 455, 'charge']);
});

test('events are signed, carry the object as it was, and the Checkout one comes last', async ({ stripe, receiver }) => {
  await subscribe(stripe);
  await stripe.control.deliveries.settled();
  assert.ok(receiver.received.every(({ isSigned }) => isSigned));
  for (const type of [
    'customer.subscription.created',
    'invoice.paid',
    'charge.succeeded',
    'checkout.session.completed',
  ])
    assert.ok(receiver.types().includes(type), type);
  const created = receiver.received.find(({ type }) => type === 'customer.subscription.created');
  const updated = receiver.received.find(({ type }) => type === 'customer.subscription.updated');
  assert.is(created?.data.object.status, 'incomplete');
  assert.is(updated?.data.object.status, 'active');
  assert.equal(updated?.data.previous_attributes, { status: 'incomplete' });
});

test('a declined card leaves the checkout open, and no subscription behind', async ({ stripe }) => {
  const { session } = await openCheckout(stripe);
  const refused = await stripe.control.pay(session.id, '4000000000000002').catch((error: Error) => error.message);
  assert.match(String(refused), /402.*card_declined/s);
  assert.is((await stripe.api('GET', `/v1/checkout/sessions/${session.id}`)).body.status, 'open');
  assert.equal((await stripe.api('GET', '/v1/subscriptions?status=all')).body.data, []);
  await stripe.control.pay(session.id);
  assert.is((await stripe.api('GET', `/v1/checkout/sessions/${session.id}`)).body.payment_status, 'paid');
});

test('a month later it renews: a new period, an invoice that is drafted, then paid an hour later', async ({
  stripe,
}) => {
  const { subscription } = await subscribe(stripe);
  await stripe.control.advance({ seconds: subscription.items.data[0].current_period_end - subscription.created + 60 });
  const { body: begun } = await stripe.api('GET', `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice`);
  assert.is(begun.latest_invoice.status, 'draft');
  assert.is(begun.items.data[0].current_period_start, subscription.items.data[0].current_period_end);
  await stripe.control.advance({ seconds: 3600 });
  const { body: paid } = await stripe.api('GET', `/v1/invoices/${begun.latest_invoice.id}`);
  assert.equal([paid.status, paid.billing_reason], ['paid', 'subscription_cycle']);
  assert.is((await stripe.api('GET', '/v1/balance_transactions?type=charge')).body.data.length, 2);
});

test('a card that fails later makes it past due, is tried three times more, and then it ends', async ({ stripe }) => {
  const { subscription, customer } = await subscribe(stripe);
  await useCard(stripe, customer.id, subscription.id, 'pm_card_chargeCustomerFail');
  const status = async () => (await stripe.api('GET', `/v1/subscriptions/${subscription.id}`)).body.status;
  await stripe.control.advance({ days: 32 });
  assert.is(await status(), 'past_due');
  await stripe.control.advance({ days: 9 });
  assert.is(await status(), 'past_due');
  await stripe.control.advance({ days: 8 });
  const { body } = await stripe.api('GET', `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice`);
  assert.equal([body.status, body.cancellation_details.reason], ['canceled', 'payment_failed']);
  assert.equal([body.latest_invoice.status, body.latest_invoice.attempt_count], ['open', 4]);
});

test('a card that works again makes it active again', async ({ stripe }) => {
  const { subscription, customer } = await subscribe(stripe);
  await useCard(stripe, customer.id, subscription.id, 'pm_card_chargeCustomerFail');
  await stripe.control.advance({ days: 32 });
  await useCard(stripe, customer.id, subscription.id, 'pm_card_visa');
  await stripe.control.advance({ days: 4 });
  assert.is((await stripe.api('GET', `/v1/subscriptions/${subscription.id}`)).body.status, 'active');
});

test('what is to end at the period end runs until then, unless that is taken back', async ({ stripe, receiver }) => {
  const { subscription } = await subscribe(stripe);
  const path = `/v1/subscriptions/${subscription.id}`;
  const leaving = (await stripe.api('POST', path, 'cancel_at_period_end=true')).body;
  assert.equal([leaving.status, leaving.cancel_at], ['active', subscription.items.data[0].current_period_end]);
  assert.is((await stripe.api('POST', path, 'cancel_at_period_end=false')).body.cancel_at, null);
  await stripe.api('POST', path, 'cancel_at_period_end=true');
  await stripe.control.advance({ days: 32 });
  assert.is((await stripe.api('GET', path)).body.status, 'canceled');
  await stripe.control.deliveries.settled();
  assert.ok(receiver.types().includes('customer.subscription.deleted'));
  assert.equal((await stripe.api('GET', '/v1/subscriptions')).body.data, []);
});

test('a refund gives back at most what was paid, and Stripe keeps its fee', async ({ stripe }) => {
  await subscribe(stripe);
  const [charge] = (await stripe.api('GET', '/v1/charges')).body.data;
  const part = await stripe.api('POST', '/v1/refunds', `charge=${charge.id}&amount=200`);
  assert.is(part.status, 200);
  assert.is((await stripe.api('POST', '/v1/refunds', `charge=${charge.id}&amount=301`)).status, 400);
  await stripe.api('POST', '/v1/refunds', `charge=${charge.id}`);
  const again = await stripe.api('POST', '/v1/refunds', `charge=${charge.id}`);
  assert.is(again.body.error.code, 'charge_already_refunded');
  const { body } = await stripe.api('GET', `/v1/charges/${charge.id}?expand[]=refunds.data.balance_transaction`);
  assert.equal([body.amount_refunded, body.refunded], [500, true]);
  assert.equal(
    body.refunds.data.map((refund: { balance_transaction: { amount: number; fee: number } }) => [
      refund.balance_transaction.amount,
      refund.balance_transaction.fee,
    ]),
    [
      [-300, 0],
      [-200, 0],
    ],
  );
});

test('an event that is not taken is tried again, and then no longer pending', async ({ stripe, receiver }) => {
  receiver.answer(500);
  await stripe.api('POST', '/v1/products', 'name=Tea');
  await stripe.control.deliveries.settled();
  const [event] = (await stripe.api('GET', '/v1/events?type=product.created')).body.data;
  assert.is(event.pending_webhooks, 1);
  receiver.answer(200);
  while (receiver.received.length === 0) await stripe.control.deliveries.settled();
  await stripe.control.deliveries.settled();
  assert.is((await stripe.api('GET', `/v1/events/${event.id}`)).body.pending_webhooks, 0);
});

test('deliveries are dropped, doubled, and held to come in another order, as ordered', async ({ stripe, receiver }) => {
  const { deliveries } = stripe.control;
  await deliveries.order({ kind: 'drop', type: 'product.created', times: 1 });
  await stripe.api('POST', '/v1/products', 'name=One');
  await deliveries.order({ kind: 'duplicate', times: 1 });
  const { id } = (await stripe.api('POST', '/v1/products', 'name=Two')).body;
  await deliveries.settled();
  assert.equal(
    receiver.received.map(({ data }) => data.object.id),
    [id, id],
  );
  await deliveries.order({ kind: 'hold' });
  await stripe.api('POST', '/v1/products', 'name=Three');
  await stripe.api('POST', '/v1/products', 'name=Four');
  await deliveries.release('newest');
  assert.equal(
    receiver.received.slice(2).map(({ data }) => data.object.name),
    ['Four', 'Three'],
  );
});

test('periods keep their day through short months', async ({ stripe }) => {
  const { periodEnd } = await import('./objects/period-end.ts');
  const monthly = {
    recurring: (await stripe.api('GET', `/v1/prices?lookup_keys[]=${SUPPORTER}`)).body.data[0].recurring,
  };
  const jan31 = Date.UTC(2027, 0, 31, 10) / 1000;
  const feb28 = periodEnd(jan31, jan31, monthly);
  assert.is(new Date(feb28 * 1000).toISOString(), '2027-02-28T10:00:00.000Z');
  assert.is(new Date(periodEnd(feb28, jan31, monthly) * 1000).toISOString(), '2027-03-31T10:00:00.000Z');
});

async function openCheckout({ api }: TestStripe) {
  const customer = (await api('POST', '/v1/customers', 'name=Mia&email=mia@example.com')).body;
  const price = (await api('GET', `/v1/prices?lookup_keys[]=${SUPPORTER}`)).body.data[0];
  const form = `mode=subscription&customer=${customer.id}&line_items[0][price]=${price.id}&success_url=http://127.0.0.1/`;
  return { customer, session: (await api('POST', '/v1/checkout/sessions', form)).body };
}

async function subscribe(stripe: TestStripe) {
  const { customer, session } = await openCheckout(stripe);
  await stripe.control.pay(session.id);
  const { body } = await stripe.api('GET', `/v1/checkout/sessions/${session.id}?expand[]=subscription`);
  return { customer, subscription: body.subscription };
}

async function useCard({ api }: TestStripe, customer: string, subscription: string, method: string): Promise<void> {
  const { id } = (await api('POST', `/v1/payment_methods/${method}/attach`, `customer=${customer}`)).body;
  await api('POST', `/v1/subscriptions/${subscription}`, `default_payment_method=${id}`);
}

test.run();

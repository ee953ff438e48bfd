import Stripe from 'stripe';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { chargesOf, openAccount, openChannelCheckout, subscribeToChannel } from './testing/channel-subscription.ts';
import { closeHeardStripe, type HeardStripe, startHeardStripe } from './testing/heard-stripe.ts';
import { SECRET_KEY } from './testing/test-stripe.ts';

const test = suite<HeardStripe>('transfers in the Stripe sandbox');

test.before(async (context) => {
  Object.assign(context, await startHeardStripe());
});
test.after(closeHeardStripe);

test('a refund leaves the transfer alone, unless it is to be reversed', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const { charge } = await subscribeToChannel(stripe, id, '70');
  const kept = (await stripe.api('POST', '/v1/refunds', `charge=${charge.id}&amount=100`)).body;
  assert.is(kept.transfer_reversal, null);
  assert.is((await stripe.api('GET', `/v1/transfers/${charge.transfer.id}`)).body.amount_reversed, 0);
});

test('a refund that reverses the transfer takes back its share of it', async ({ stripe, receiver }) => {
  const { id } = await openAccount(stripe);
  const { charge } = await subscribeToChannel(stripe, id, '70');
  const path = `/v1/transfers/${charge.transfer.id}`;
  const form = `charge=${charge.id}&reverse_transfer=true`;
  const part = (await stripe.api('POST', '/v1/refunds', `${form}&amount=101&expand[]=transfer_reversal`)).body;
  const { object, amount, transfer, source_refund: refund, balance_transaction: movementId } = part.transfer_reversal;
  assert.equal([object, amount, transfer, refund], ['transfer_reversal', 70, charge.transfer.id, part.id]);
  const movement = (await stripe.api('GET', `/v1/balance_transactions/${movementId}?expand[]=source`)).body;
  assert.equal(
    [movement.type, movement.amount, movement.fee, movement.reporting_category, movement.source.object],
    ['transfer_refund', 70, 0, 'transfer_reversal', 'transfer_reversal'],
  );
  assert.is((await stripe.api('GET', path)).body.reversed, false);

  await stripe.api('POST', '/v1/refunds', form);
  const { body: rest } = await stripe.api('GET', path);
  assert.equal(
    rest.reversals.data.map((each: { amount: number }) => each.amount),
    [279, 70],
  );
  assert.equal((await stripe.api('GET', `${path}/reversals`)).body.data, rest.reversals.data);
  await stripe.control.deliveries.settled();
  assert.ok(receiver.received.some(({ type, data }) => type === 'transfer.reversed' && data.object.id === rest.id));
});

test('a whole refund reverses the whole transfer; without a transfer there is nothing to reverse', async ({
  stripe,
}) => {
  const { id } = await openAccount(stripe);
  const shared = await subscribeToChannel(stripe, id, '70.33');
  await stripe.api('POST', '/v1/refunds', `charge=${shared.charge.id}&reverse_transfer=true`);
  const { body: transfer } = await stripe.api('GET', `/v1/transfers/${shared.charge.transfer.id}`);
  assert.equal([transfer.amount_reversed, transfer.reversed], [351, true]);

  const whole = await subscribeToChannel(stripe, id, '0');
  const refused = await stripe.api('POST', '/v1/refunds', `charge=${whole.charge.id}&reverse_transfer=true`);
  assert.equal([refused.status, refused.body.error.param], [400, 'reverse_transfer']);
  assert.is((await stripe.api('GET', `/v1/charges/${whole.charge.id}`)).body.amount_refunded, 0);
});

test('while its destination is restricted a renewal stays a draft, and is paid when that is over', async ({
  stripe,
  receiver,
}) => {
  const { id } = await openAccount(stripe);
  const { subscription } = await subscribeToChannel(stripe, id, '70');
  await stripe.control.restrict(id);
  await stripe.control.advance({ days: 32 });
  const path = `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice`;
  const { latest_invoice: draft, status } = (await stripe.api('GET', path)).body;
  assert.equal([status, draft.status], ['active', 'draft']);
  assert.is(draft.last_finalization_error.code, 'insufficient_capabilities_for_transfer');
  await stripe.control.deliveries.settled();
  assert.ok(receiver.types().includes('invoice.finalization_failed'));
  assert.is((await stripe.api('POST', `/v1/invoices/${draft.id}/pay`)).status, 400);

  await stripe.control.onboard(id);
  const { body: paid } = await stripe.api('POST', `/v1/invoices/${draft.id}/pay`);
  assert.equal([paid.status, paid.last_finalization_error], ['paid', null]);
  assert.is((await chargesOf(stripe, subscription)).data[0].transfer.amount, 350);
});

test('a retry whose destination was restricted meanwhile fails, and takes no money', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const { subscription } = await subscribeToChannel(stripe, id, '70');
  const { customer } = subscription;
  const bad = (
    await stripe.api('POST', '/v1/payment_methods/pm_card_chargeCustomerFail/attach', `customer=${customer}`)
  ).body;
  await stripe.api('POST', `/v1/subscriptions/${subscription.id}`, `default_payment_method=${bad.id}`);
  await stripe.control.advance({ days: 32 });
  await stripe.control.restrict(id);
  await stripe.control.advance({ days: 20 });
  const { body } = await stripe.api('GET', `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice`);
  assert.equal([body.status, body.cancellation_details.reason], ['canceled', 'payment_failed']);
  assert.equal([body.latest_invoice.status, body.latest_invoice.attempt_count], ['open', 4]);
  assert.is((await chargesOf(stripe, subscription)).data.length, 2);
});

test('a checkout that was open when its destination was restricted cannot be paid', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const { body: session } = await openChannelCheckout(stripe, id, '70');
  await stripe.control.restrict(id);
  const refused = await stripe.control.pay(session.id).catch((error: Error) => error.message);
  assert.match(String(refused), /400.*insufficient_capabilities_for_transfer/s);
  assert.is((await stripe.api('GET', `/v1/checkout/sessions/${session.id}`)).body.status, 'open');
});

test('Stripe’s own SDK goes the whole way', async ({ stripe }) => {
  const { hostname, port } = new URL(stripe.sandbox.url);
  const sdk = new Stripe(SECRET_KEY, { host: hostname, port, protocol: 'http', telemetry: false });
  const { id } = await sdk.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  const url = 'http://127.0.0.1:9/payouts';
  const link = await sdk.accountLinks.create({
    account: id,
    type: 'account_onboarding',
    refresh_url: url,
    return_url: url,
  });
  assert.is(link.expires_at - link.created, 300);
  await stripe.control.onboard(id);
  assert.is((await sdk.accounts.retrieve(id)).capabilities?.transfers, 'active');
  assert.match((await sdk.accounts.createLoginLink(id)).url, /\/express\/acct_/);

  const customer = await sdk.customers.create({ name: 'Mia' });
  const [price] = (await sdk.prices.list({ lookup_keys: ['glim_channel_monthly'] })).data;
  const session = await sdk.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price?.id ?? '', quantity: 1 }],
    success_url: url,
    subscription_data: { transfer_data: { destination: id, amount_percent: 62.5 } },
  });
  await stripe.control.pay(session.id);
  const [transfer] = (await sdk.transfers.list({ destination: id, expand: ['data.balance_transaction'] })).data;
  assert.is(transfer?.amount, 312);
  const refused = await sdk.accounts.retrieve('acct_none').catch((error: Error) => error);
  assert.instance(refused, Stripe.errors.StripePermissionError);
  assert.equal(await sdk.accounts.del(id), { id, object: 'account', deleted: true });
});

test('nothing is done in the name of a connected account', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const refused = await stripe.api('GET', '/v1/customers', undefined, { 'stripe-account': id });
  assert.is(refused.status, 400);
});

test.run();

import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { chargesOf, openAccount, openChannelCheckout, subscribeToChannel } from './testing/channel-subscription.ts';
import { closeHeardStripe, type HeardStripe, startHeardStripe } from './testing/heard-stripe.ts';
import { startTestStripe } from './testing/test-stripe.ts';

const test = suite<HeardStripe>('connected accounts in the Stripe sandbox');

test.before(async (context) => {
  Object.assign(context, await startHeardStripe());
});
test.after(closeHeardStripe);

test('a new account can do nothing yet, and says what is due', async ({ stripe }) => {
  const account = await openAccount(stripe, false);
  assert.match(account.id, /^acct_\w{16}$/);
  assert.equal(
    [account.type, account.country, account.metadata, account.capabilities],
    ['express', 'US', { channelId: 'c1' }, { transfers: 'inactive' }],
  );
  assert.equal([account.charges_enabled, account.payouts_enabled, account.details_submitted], [false, false, false]);
  assert.ok(account.requirements.currently_due.includes('external_account'));
  assert.is(account.requirements.disabled_reason, 'requirements.past_due');
});

test('an account is made once for its key, listed, and deleted', async ({ stripe: { api } }) => {
  const key = { 'idempotency-key': 'account-1' };
  const first = (await api('POST', '/v1/accounts', 'type=express', key)).body;
  assert.is((await api('POST', '/v1/accounts', 'type=express', key)).body.id, first.id);
  assert.is((await api('GET', '/v1/accounts?limit=1')).body.data[0].id, first.id);
  assert.equal((await api('DELETE', `/v1/accounts/${first.id}`)).body, {
    id: first.id,
    object: 'account',
    deleted: true,
  });
  const gone = await api('GET', `/v1/accounts/${first.id}`);
  assert.equal([gone.status, gone.body.error.code], [403, 'account_invalid']);
  assert.match(gone.body.error.message, /^The provided key 'sk_test_\*+6789' does not have access to account 'acct_/);
});

test('an account of another type or of no country is refused', async ({ stripe: { api } }) => {
  assert.is((await api('POST', '/v1/accounts', 'type=custom')).body.error.param, 'type');
  assert.is((await api('POST', '/v1/accounts', 'type=express&country=Germany')).body.error.param, 'country');
  const unknown = await api('POST', '/v1/accounts', 'type=express&capabilities[flying][requested]=true');
  assert.is(unknown.body.error.param, 'capabilities[flying]');
});

test('onboarding makes it able to receive, a restriction stops that', async ({ stripe }) => {
  const account = await openAccount(stripe);
  assert.equal(
    [account.details_submitted, account.payouts_enabled, account.capabilities.transfers],
    [true, true, 'active'],
  );
  assert.equal([account.requirements.currently_due, account.requirements.disabled_reason], [[], null]);
  await stripe.control.restrict(account.id);
  const { body: stopped } = await stripe.api('GET', `/v1/accounts/${account.id}`);
  assert.equal(
    [stopped.details_submitted, stopped.payouts_enabled, stopped.capabilities.transfers],
    [true, false, 'inactive'],
  );
});

test('only endpoints for connected accounts hear of them, and they of nothing else', async ({ stripe, receiver }) => {
  const { body: endpoint } = await stripe.api(
    'POST',
    '/v1/webhook_endpoints',
    `url=${receiver.url}2&enabled_events[]=*&connect=true`,
  );
  const account = await openAccount(stripe);
  await stripe.api('POST', '/v1/products', 'name=Tea');
  const attempts = (await stripe.control.deliveries.settled()).filter(({ type }) => type === 'account.updated');
  assert.equal(
    attempts.map(({ url }) => url),
    [endpoint.url],
  );
  const event = receiver.received.find(({ type }) => type === 'account.updated');
  assert.is(event?.account, account.id);
  assert.is(event?.data.previous_attributes.details_submitted, false);
  assert.is(receiver.received.filter(({ type }) => type === 'product.created').length, 1);
  assert.equal((await stripe.api('GET', '/v1/events?type=account.updated')).body.data, []);
  await stripe.api('DELETE', `/v1/webhook_endpoints/${endpoint.id}`);
});

test('a checkout is refused while its destination cannot receive, and where there is none', async ({ stripe }) => {
  const none = await openChannelCheckout(stripe, 'acct_none', '70');
  assert.equal(
    [none.body.error.code, none.body.error.param, none.body.error.message],
    ['resource_missing', 'subscription_data[transfer_data][destination]', "No such destination: 'acct_none'"],
  );
  const { id } = await openAccount(stripe, false);
  const early = await openChannelCheckout(stripe, id, '70');
  assert.equal([early.status, early.body.error.code], [400, 'insufficient_capabilities_for_transfer']);
  assert.is(
    early.body.error.message,
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
  );
});

test('a percentage is 0 to 100 with two decimals at most', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  for (const percent of ['101', '-1', '70.125', 'most', '100.01'])
    assert.is(
      (await openChannelCheckout(stripe, id, percent)).body.error.param,
      'subscription_data[transfer_data][amount_percent]',
      percent,
    );
  for (const percent of ['0', '70.25', '100', undefined])
    assert.is((await openChannelCheckout(stripe, id, percent)).status, 200, percent);
});

test('what a subscription pays is shared: a charge, its transfer, and two movements', async ({ stripe, receiver }) => {
  const { id } = await openAccount(stripe);
  const { subscription, charge } = await subscribeToChannel(stripe, id, '70.33');
  assert.equal(subscription.transfer_data, { destination: id, amount_percent: 70.33 });
  assert.equal(subscription.metadata, { channelId: 'c1' });
  assert.equal(charge.transfer_data, { destination: id, amount: 351 });
  const { transfer } = charge;
  assert.equal(
    [transfer.object, transfer.amount, transfer.destination, transfer.source_transaction, transfer.transfer_group],
    ['transfer', 351, id, charge.id, `group_${charge.payment_intent}`],
  );
  assert.is(charge.transfer_group, transfer.transfer_group);
  const { type, amount, fee, net, source, reporting_category: category } = transfer.balance_transaction;
  assert.equal([type, amount, fee, net, source, category], ['transfer', -351, 0, -351, transfer.id, 'transfer']);
  await stripe.control.deliveries.settled();
  const created = receiver.received.find(
    (event) => event.type === 'transfer.created' && event.data.object.id === transfer.id,
  );
  assert.ok(created);
  assert.is(created.account, undefined);
});

test('without a percentage all of it is passed on; of nothing, nothing', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  assert.is((await subscribeToChannel(stripe, id)).charge.transfer.amount, 500);
  const { charge } = await subscribeToChannel(stripe, id, '0');
  assert.equal([charge.transfer, charge.transfer_data], [undefined, null]);
});

test('transfers are listed by destination, in pages', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const first = (await subscribeToChannel(stripe, id, '70')).charge.transfer;
  const second = (await subscribeToChannel(stripe, id, '70')).charge.transfer;
  const page = (await stripe.api('GET', `/v1/transfers?destination=${id}&limit=1`)).body;
  assert.equal([page.data[0].id, page.has_more], [second.id, true]);
  const rest = (await stripe.api('GET', `/v1/transfers?destination=${id}&starting_after=${second.id}`)).body;
  assert.equal([rest.data.map((each: { id: string }) => each.id), rest.has_more], [[first.id], false]);
  assert.is((await stripe.api('GET', `/v1/transfers/${first.id}`)).body.amount, 350);
  assert.is((await stripe.api('GET', '/v1/transfers/tr_none')).body.error.message, "No such transfer: 'tr_none'");
});

test('a changed share is for later invoices, and can be taken away', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const { subscription } = await subscribeToChannel(stripe, id, '70');
  const path = `/v1/subscriptions/${subscription.id}`;
  const change = `transfer_data[destination]=${id}&transfer_data[amount_percent]=80`;
  assert.is((await stripe.api('POST', path, change)).body.transfer_data.amount_percent, 80);
  await stripe.control.advance({ days: 32 });
  const [renewal, first] = (await chargesOf(stripe, subscription)).data;
  assert.equal([first.transfer.amount, renewal.transfer.amount], [350, 400]);
  assert.is((await stripe.api('POST', path, 'transfer_data=')).body.transfer_data, null);
  await stripe.control.advance({ days: 32 });
  assert.is((await chargesOf(stripe, subscription)).data[0].transfer, undefined);
});

test('a subscription of the API is shared likewise, and checked likewise', async ({ stripe: { api }, stripe }) => {
  const { id } = await openAccount(stripe);
  const waiting = await openAccount(stripe, false);
  const [price] = (await api('GET', '/v1/prices?lookup_keys[]=glim_channel_monthly')).body.data;
  const settings = 'payment_method=pm_card_visa&invoice_settings[default_payment_method]=pm_card_visa';
  const customer = (await api('POST', '/v1/customers', settings)).body;
  const form = (account: string) =>
    `customer=${customer.id}&items[0][price]=${price.id}&transfer_data[destination]=${account}&transfer_data[amount_percent]=55`;
  const refused = await api('POST', '/v1/subscriptions', form(waiting.id));
  assert.is(refused.body.error.code, 'insufficient_capabilities_for_transfer');
  assert.equal((await api('GET', `/v1/subscriptions?customer=${customer.id}&status=all`)).body.data, []);

  const { body: subscription } = await api('POST', '/v1/subscriptions', form(id));
  assert.equal([subscription.status, subscription.transfer_data.amount_percent], ['active', 55]);
  assert.is((await chargesOf(stripe, subscription)).data[0].transfer.amount, 275);
  const change = `transfer_data[destination]=${waiting.id}`;
  const unchanged = await api('POST', `/v1/subscriptions/${subscription.id}`, change);
  assert.is(unchanged.body.error.code, 'insufficient_capabilities_for_transfer');
  const unknown = await api('POST', `/v1/subscriptions/${subscription.id}`, 'transfer_data[destination]=acct_none');
  assert.equal([unknown.body.error.code, unknown.body.error.param], ['resource_missing', 'transfer_data[destination]']);
  const now = (await api('GET', `/v1/subscriptions/${subscription.id}`)).body;
  assert.equal(now.transfer_data, { destination: id, amount_percent: 55 });
});

test('a state of before there were connected accounts is read', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-stripe-'));
  const old = await startTestStripe({ dataDir });
  const { id } = (await old.api('POST', '/v1/customers', 'name=Mia')).body;
  await old.close();
  const path = join(dataDir, 'state.json');
  const { tables, hidden, ...rest } = JSON.parse(await readFile(path, 'utf8'));
  for (const kind of ['account', 'transfer', 'transfer_reversal']) delete tables[kind];
  for (const name of ['invoiceShares', 'connectEndpoints']) delete hidden[name];
  await writeFile(path, JSON.stringify({ ...rest, tables, hidden }));
  const stripe = await startTestStripe({ dataDir });
  assert.is((await stripe.api('GET', `/v1/customers/${id}`)).body.name, 'Mia');
  const { id: account } = await openAccount(stripe);
  const { charge } = await subscribeToChannel(stripe, account, '70');
  await stripe.close();
  const again = await startTestStripe({ dataDir });
  assert.is((await again.api('GET', `/v1/accounts/${account}`)).body.payouts_enabled, true);
  assert.is((await again.api('GET', `/v1/transfers/${charge.transfer.id}`)).body.amount, 350);
  await again.close();
});

test.run();

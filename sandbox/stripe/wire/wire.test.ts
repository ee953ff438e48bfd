import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../testing/test-stripe.ts';
import { decodeForm } from './form.ts';

const test = suite<TestStripe>("the Stripe sandbox's wire");

test.before(async (context) => {
  Object.assign(context, await startTestStripe());
});
test.after((context) => context.close());

test('forms nest by brackets, in lists and objects', () => {
  assert.equal(decodeForm('a=1&items[0][price]=x&items[1][price]=y&types[]=p&types[]=q&m[k]=v&m[n][o]=%26'), {
    a: '1',
    items: [{ price: 'x' }, { price: 'y' }],
    types: ['p', 'q'],
    m: { k: 'v', n: { o: '&' } },
  });
});

test('a form cannot reach what objects inherit', () => {
  const form = decodeForm('__proto__[x]=1&constructor[prototype][y]=2');
  assert.is(Reflect.get({}, 'x'), undefined);
  assert.is(Reflect.get({}, 'y'), undefined);
  assert.is(Object.getPrototypeOf(form), Object.prototype);
});

test('without the key, or with another, nobody gets in', async ({ api }) => {
  const none = await api('GET', '/v1/customers', undefined, { authorization: '' });
  assert.is(none.status, 401);
  assert.is(none.body.error.type, 'invalid_request_error');
  const wrong = await api('GET', '/v1/customers', undefined, { authorization: 'Bearer sk_test_another_key_9999' });
  assert.is(wrong.status, 401);
  assert.is(wrong.body.error.message, 'Invalid API Key provided: sk_test_********9999');
  const basic = Buffer.from(`${SECRET_KEY}:`).toString('base64');
  assert.is((await api('GET', '/v1/customers', undefined, { authorization: `Basic ${basic}` })).status, 200);
});

test('every answer names its request and its version', async ({ api }) => {
  const { headers } = await api('GET', '/v1/customers/cus_none');
  assert.match(headers.get('request-id') ?? '', /^req_/);
  assert.is(headers.get('stripe-version'), '2026-10-28.endive');
  const other = await api('GET', '/v1/customers', undefined, { 'stripe-version': '2020-08-27' });
  assert.is(other.status, 400);
});

test('what is not there is a 404 that says what was looked for', async ({ api }) => {
  const { status, body } = await api('GET', '/v1/customers/cus_none');
  assert.is(status, 404);
  assert.is(body.error.code, 'resource_missing');
  assert.is(body.error.message, "No such customer: 'cus_none'");
  assert.match(
    (await api('GET', '/v1/nothing')).body.error.message,
    /^Unrecognized request URL \(GET: \/v1\/nothing\)/,
  );
});

test('a parameter that is missing, unknown or no number is named', async ({ api }) => {
  const missing = await api('POST', '/v1/products', '');
  assert.equal([missing.status, missing.body.error.code, missing.body.error.param], [400, 'parameter_missing', 'name']);
  const unknown = await api('POST', '/v1/customers', 'nickname=x');
  assert.equal([unknown.body.error.code, unknown.body.error.param], ['parameter_unknown', 'nickname']);
  const number = await api('GET', '/v1/customers?limit=many');
  assert.equal([number.body.error.code, number.body.error.param], ['parameter_invalid_integer', 'limit']);
  const nested = await api('POST', '/v1/checkout/sessions', 'mode=subscription&line_items[0][quantity]=1');
  assert.equal([nested.status, nested.body.error.param], [400, 'line_items[0][price]']);
});

test('the same key and request get the same answer, and make one object', async ({ api }) => {
  const key = { 'idempotency-key': 'once-1' };
  const first = await api('POST', '/v1/customers', 'name=Mia', key);
  const again = await api('POST', '/v1/customers', 'name=Mia', key);
  assert.is(again.body.id, first.body.id);
  assert.is(again.headers.get('idempotent-replayed'), 'true');
  assert.is(again.headers.get('original-request'), first.headers.get('request-id'));
  assert.is(first.headers.get('idempotent-replayed'), null);
});

test('the same key with another request is refused, whatever it asks', async ({ api }) => {
  const key = { 'idempotency-key': 'once-2' };
  await api('POST', '/v1/customers', 'name=Mia', key);
  for (const [path, form] of [
    ['/v1/customers', 'name=Ann'],
    ['/v1/products', 'name=Mia'],
  ] as const) {
    const { status, body } = await api('POST', path, form, key);
    assert.equal([status, body.error.type], [400, 'idempotency_error']);
  }
});

test('a request that was wrong may be mended under its key', async ({ api }) => {
  const key = { 'idempotency-key': 'once-3' };
  assert.is((await api('POST', '/v1/products', '', key)).status, 400);
  assert.is((await api('POST', '/v1/products', 'name=Tea', key)).status, 200);
});

test('a declined payment stays declined under its key', async ({ api }) => {
  const key = { 'idempotency-key': 'once-4' };
  const form = 'amount=100&currency=usd&payment_method=pm_card_chargeDeclined&confirm=true';
  const first = await api('POST', '/v1/payment_intents', form, key);
  const again = await api('POST', '/v1/payment_intents', form, key);
  assert.equal([first.status, first.body.error.type, first.body.error.code], [402, 'card_error', 'card_declined']);
  assert.is(again.body.error.charge, first.body.error.charge);
});

test('lists come newest first, in pages that meet without a gap', async ({ api }) => {
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1)
    made.unshift((await api('POST', '/v1/customers', `email=page${n}@example.com`)).body.id);
  const first = await api('GET', '/v1/customers?limit=2');
  assert.equal(
    first.body.data.map(({ id }: { id: string }) => id),
    made.slice(0, 2),
  );
  assert.is(first.body.has_more, true);
  const next = await api('GET', `/v1/customers?limit=3&starting_after=${made[1]}`);
  assert.equal(
    next.body.data.map(({ id }: { id: string }) => id),
    made.slice(2),
  );
  const back = await api('GET', `/v1/customers?limit=1&ending_before=${made[2]}`);
  assert.equal(
    back.body.data.map(({ id }: { id: string }) => id),
    [made[1]],
  );
  assert.is((await api('GET', '/v1/customers?limit=101')).status, 400);
  assert.is((await api('GET', '/v1/customers?starting_after=cus_none')).status, 404);
});

test('references are expanded where that is asked for, and refused where there are none', async ({ api }) => {
  const product = (await api('POST', '/v1/products', 'name=Tea')).body;
  const price = (await api('POST', '/v1/prices', `product=${product.id}&unit_amount=500&currency=usd`)).body;
  assert.is(price.product, product.id);
  const expanded = await api('GET', `/v1/prices/${price.id}?expand[]=product`);
  assert.is(expanded.body.product.name, 'Tea');
  const list = await api('GET', `/v1/prices?product=${product.id}&expand[]=data.product`);
  assert.is(list.body.data[0].product.name, 'Tea');
  assert.is((await api('GET', `/v1/prices/${price.id}?expand[]=nothing`)).status, 400);
});

test('a lookup key belongs to one price, until it is handed over', async ({ api }) => {
  const { id } = (await api('POST', '/v1/products', 'name=Tea')).body;
  const form = `product=${id}&unit_amount=500&currency=usd&lookup_key=tea`;
  const first = (await api('POST', '/v1/prices', form)).body;
  assert.is((await api('POST', '/v1/prices', form)).status, 400);
  const second = (await api('POST', '/v1/prices', `${form}&transfer_lookup_key=true`)).body;
  const found = await api('GET', '/v1/prices?lookup_keys[]=tea');
  assert.equal(
    found.body.data.map((price: { id: string }) => price.id),
    [second.id],
  );
  assert.is((await api('GET', `/v1/prices/${first.id}`)).body.lookup_key, null);
});

test('too many requests in a second are refused', async () => {
  const stripe = await startTestStripe({ requestsPerSecond: 3, machineMs: () => 1_800_000_000_000 });
  try {
    const answers = await Promise.all(Array.from({ length: 5 }, () => stripe.api('GET', '/v1/customers')));
    const refused = answers.filter(({ status }) => status === 429);
    assert.is(refused.length, 2);
    assert.is(refused[0]?.body.error.code, 'rate_limit');
    assert.is(refused[0]?.headers.get('stripe-rate-limited-reason'), 'global-rate');
  } finally {
    await stripe.close();
  }
});

test('it answers to loopback names only, and its control API to its token only', async ({ sandbox }) => {
  const { status } = await fetch(`${sandbox.url}/control/deliveries`);
  assert.is(status, 403);
  const page = await fetch(`${sandbox.url}/control/deliveries`, {
    headers: { authorization: 'Bearer the control token', origin: 'http://elsewhere.example' },
  });
  assert.is(page.status, 403);
});

test('what was made is there after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glim-stripe-'));
  const first = await startTestStripe({ dataDir });
  const { id } = (await first.api('POST', '/v1/customers', 'name=Mia')).body;
  await first.control.advance({ days: 3 });
  await first.close();
  const second = await startTestStripe({ dataDir });
  assert.is((await second.api('GET', `/v1/customers/${id}`)).body.name, 'Mia');
  const { created } = (await second.api('POST', '/v1/customers', 'name=Ann')).body;
  assert.ok(created > Date.now() / 1000 + 2.9 * 86_400);
  await second.close();
});

test.run();

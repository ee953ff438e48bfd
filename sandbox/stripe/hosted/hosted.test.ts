import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestStripe, type TestStripe } from '../testing/test-stripe.ts';

const CARD = 'number=4242+4242+4242+4242&expiry=12+%2F+34&cvc=123&name=Mia&email=mia%40example.com';

const test = suite<TestStripe>("the Stripe sandbox's hosted pages");

test.before(async (context) => {
  Object.assign(context, await startTestStripe());
});
test.after((context) => context.close());

test('run no script, take no frame, and send forms to themselves and back to the shop only', async ({ api }) => {
  const { path } = await openCheckout(api);
  const { headers, body } = await api('GET', path);
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:9;/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.is(headers.get('cache-control'), 'no-store');
  assert.ok(!/<script|\sstyle=|\son\w+=/.test(body));
});

test('show what they are given as text', async ({ api }) => {
  const { path } = await openCheckout(api, '<img src=x onerror=alert(1)>"');
  const { body } = await api('GET', path);
  assert.ok(body.includes('&lt;img src=x onerror=alert(1)&gt;&quot;'));
  assert.ok(!body.includes('<img'));
});

test('take the card and send the member back, once', async ({ api }) => {
  const { path, id } = await openCheckout(api);
  const paid = await api('POST', path, CARD);
  assert.equal([paid.status, paid.headers.get('location')], [303, `http://127.0.0.1:9/done?session=${id}`]);
  const again = await api('POST', path, CARD);
  assert.is(again.status, 402);
  assert.match((await api('GET', path)).body, /This is paid/);
  assert.is((await api('GET', '/v1/subscriptions')).body.data.length, 1);
});

test('refuse a number that is no test card, a card that has expired, and a form of another site', async ({ api }) => {
  const { path } = await openCheckout(api);
  const real = await api('POST', path, CARD.replace('4242+4242', '4111+1111'));
  assert.match(real.body, /Never type a real card into a sandbox/);
  assert.match((await api('POST', path, CARD.replace('34', '20'))).body, /Your card has expired/);
  const foreign = await api('POST', path, CARD, { origin: 'http://elsewhere.example' });
  assert.is(foreign.status, 400);
  assert.match((await api('GET', path)).body, /Pay with card/);
});

test('the portal is its own customer’s only', async ({ api }) => {
  const mine = await subscribe(api);
  const other = await subscribe(api);
  const { body } = await api('POST', '/v1/billing_portal/sessions', `customer=${mine.customer}`);
  const portal = new URL(body.url).pathname;
  const refused = await api('POST', portal, `action=cancel&subscription=${other.subscription}`);
  assert.is(refused.status, 402);
  assert.is((await api('GET', `/v1/subscriptions/${other.subscription}`)).body.cancel_at_period_end, false);
  assert.is((await api('POST', portal, `action=cancel&subscription=${mine.subscription}`)).status, 303);
  assert.is((await api('GET', `/v1/subscriptions/${mine.subscription}`)).body.cancel_at_period_end, true);
  assert.is((await api('GET', `${portal}x`)).status, 404);
});

test('a renewal that failed is paid in the portal with another card', async ({ api, control }) => {
  const { customer, subscription } = await subscribe(api);
  const portal = new URL((await api('POST', '/v1/billing_portal/sessions', `customer=${customer}`)).body.url).pathname;
  await api('POST', portal, `action=card&${CARD.replace('4242+4242+4242+4242', '4000000000000341')}`);
  await control.advance({ days: 32 });
  const statusNow = async () => (await api('GET', `/v1/subscriptions/${subscription}`)).body.status;
  assert.is(await statusNow(), 'past_due');
  const { latest_invoice: invoice } = (await api('GET', `/v1/subscriptions/${subscription}`)).body;
  assert.is((await api('POST', portal, `action=pay&invoice=${invoice}`)).status, 402);
  await api('POST', portal, `action=card&${CARD}`);
  assert.is((await api('POST', portal, `action=pay&invoice=${invoice}`)).status, 303);
  assert.is(await statusNow(), 'active');
});

type Api = TestStripe['api'];

async function openCheckout(api: Api, name = 'Mia') {
  const customer = (await api('POST', '/v1/customers', new URLSearchParams({ name }).toString())).body.id;
  const price = (await api('GET', '/v1/prices?lookup_keys[]=glim_supporter_monthly')).body.data[0].id;
  const form = `mode=subscription&customer=${customer}&line_items[0][price]=${price}&success_url=http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}`;
  const { id, url } = (await api('POST', '/v1/checkout/sessions', form)).body;
  return { customer, id, path: new URL(url).pathname };
}

async function subscribe(api: Api) {
  const { customer, id, path } = await openCheckout(api);
  await api('POST', path, CARD);
  return { customer, subscription: (await api('GET', `/v1/checkout/sessions/${id}`)).body.subscription };
}

test.run();

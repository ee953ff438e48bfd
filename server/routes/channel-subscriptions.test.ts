/** Subscribing to a channel, and selling that, through the API with the real Stripe SDK. */
import * as assert from 'uvu/assert';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

interface Sales {
  isOpen: boolean;
  sells: boolean;
  payoutAccount: string;
  subscribers: number;
  price: { minor: number; currency: string };
  sharePercent: number;
}

interface Offer {
  isSold: boolean;
  isOwn: boolean;
  subscription: { state: string } | null;
}

interface Visitor {
  headers: Awaited<ReturnType<TestApp['signIn']>>['headers'];
}

const test = suite<{ app: TestApp; stripe: TestStripe }>('routes of channel subscriptions');

test.before(async (context) => {
  context.stripe = await startTestStripe();
  context.app = await openTestApp({
    payments: stripePayments({ secretKey: SECRET_KEY, apiBase: context.stripe.sandbox.url }),
  });
  // Stripe's clock is the machine's.
  context.app.clock.set(new Date().toISOString());
});
test.after(async ({ app, stripe }) => {
  await app.close();
  await stripe.close();
});

let count = 0;

/** A member with a channel of their own. */
async function streamer(app: TestApp): Promise<Visitor & { slug: string }> {
  count += 1;
  const { headers } = await app.signIn();
  const slug = `seller${count}`;
  const json = { slug, title: 'Live', category: 'Tech', isMature: false };
  assert.is((await app.call('POST', '/api/v1/channel', { headers, json })).status, 201);
  return { headers, slug };
}

const sales = (app: TestApp, { headers }: Visitor) => app.call<Sales>('GET', '/api/v1/channel/sales', { headers });
const sell = (app: TestApp, { headers }: Visitor, sells: unknown) =>
  app.call<Sales>('PATCH', '/api/v1/channel/sales', { headers, json: { sells } });
const offer = (app: TestApp, { headers }: Visitor, slug: string) =>
  app.call<Offer>('GET', `/api/v1/channels/${slug}/subscription`, { headers });
const checkout = (app: TestApp, { headers }: Visitor, slug: string) =>
  app.call('POST', `/api/v1/channels/${slug}/checkout`, { headers });

/** A channel that members can subscribe to. */
async function seller(app: TestApp, stripe: TestStripe) {
  const it = await streamer(app);
  await app.call('POST', '/api/v1/channel/payout-account', { headers: it.headers });
  const { rows } = await app.database.pool.query<{ id: string }>(
    'select payout_account.id from payout_account join channel on channel.id = channel_id where slug = $1',
    [it.slug],
  );
  const account = rows[0]?.id ?? '';
  await stripe.control.onboard(account);
  assert.is((await sell(app, it, true)).status, 200);
  return { ...it, account };
}

test('who is signed out buys and sells nothing', async ({ app }) => {
  for (const [method, path] of [
    ['GET', '/billing/channel-subscriptions'],
    ['GET', '/channels/lena/subscription'],
    ['POST', '/channels/lena/checkout'],
    ['GET', '/channel/sales'],
    ['PATCH', '/channel/sales'],
    ['POST', '/channel/payout-account'],
    ['POST', '/channel/payout-account/dashboard'],
  ] as const) {
    const { status, body } = await app.call(method, `/api/v1${path}`, method === 'GET' ? {} : { json: {} });
    assert.equal([status, body.code], [401, 'signed_out'], path);
  }
});

test('each change needs the CSRF token', async ({ app }) => {
  const { headers, slug } = await streamer(app);
  for (const [method, path] of [
    ['POST', `/channels/${slug}/checkout`],
    ['PATCH', '/channel/sales'],
    ['POST', '/channel/payout-account'],
    ['POST', '/channel/payout-account/dashboard'],
  ] as const) {
    const { status, body } = await app.call(method, `/api/v1${path}`, {
      headers: { Cookie: headers.Cookie },
      json: { sells: true },
    });
    assert.equal([status, body.code], [403, 'csrf'], path);
  }
});

test('who has no channel sells nothing', async ({ app }) => {
  const { headers } = await app.signIn();
  const { status, body } = await app.call('GET', '/api/v1/channel/sales', { headers });
  assert.equal([status, body.code], [404, 'no_channel']);
});

test('a streamer sets up their account at Stripe, and sells from then on', async ({ app, stripe }) => {
  const lena = await streamer(app);
  const { body, headers } = await sales(app, lena);
  assert.equal(body, {
    ...{ isOpen: true, sells: false, payoutAccount: 'none', subscribers: 0 },
    ...{ price: { minor: 500, currency: 'USD' }, sharePercent: 50 },
  });
  assert.is(headers.get('cache-control'), 'no-store');
  const early = await app.call('PATCH', '/api/v1/channel/sales', { headers: lena.headers, json: { sells: true } });
  assert.equal([early.status, early.body.code], [409, 'no_payout_account']);

  const setUp = await app.call('POST', '/api/v1/channel/payout-account', { headers: lena.headers });
  assert.equal([setUp.status, setUp.body.url?.startsWith(stripe.sandbox.url)], [201, true]);
  assert.is((await sales(app, lena)).body.payoutAccount, 'unfinished');
  const none = await app.call('POST', '/api/v1/channel/payout-account/dashboard', { headers: lena.headers });
  assert.equal([none.status, none.body.code], [409, 'no_payout_account']);

  const { body: accounts } = await stripe.api('GET', '/v1/accounts?limit=1');
  await stripe.control.onboard(accounts.data[0].id);
  assert.is((await sales(app, lena)).body.payoutAccount, 'ready');
  assert.is((await sell(app, lena, true)).body.sells, true);
  const page = await app.call('POST', '/api/v1/channel/payout-account/dashboard', { headers: lena.headers });
  assert.equal([page.status, page.body.url?.startsWith(stripe.sandbox.url)], [201, true]);

  await stripe.control.restrict(accounts.data[0].id);
  assert.is((await sales(app, lena)).body.payoutAccount, 'stopped');
});

test('what makes no sense is refused and changes nothing', async ({ app }) => {
  const lena = await streamer(app);
  assert.is((await sell(app, lena, 'perhaps')).status, 422);
  assert.is((await sales(app, lena)).body.sells, false);
  assert.is((await checkout(app, lena, 'nobody-here')).status, 404);
});

test('a member subscribes, is listed with the channel, and counted for its streamer', async ({ app, stripe }) => {
  const lena = await seller(app, stripe);
  const mia = await app.signIn();
  assert.equal((await offer(app, mia, lena.slug)).body.isSold, true);
  assert.equal((await offer(app, lena, lena.slug)).body.isOwn, true);

  const opened = await checkout(app, mia, lena.slug);
  assert.is(opened.status, 201);
  await stripe.control.pay(opened.body.url?.split('/').at(-1) ?? '');
  await hearAll(app, stripe);
  const { body } = await offer(app, mia, lena.slug);
  assert.is(body.subscription?.state, 'active');
  const again = await checkout(app, mia, lena.slug);
  assert.equal([again.status, again.body.code], [409, 'channel_subscribed']);
  const list = await app.call<{ data: { channel: { slug: string }; state: string }[] }>(
    'GET',
    '/api/v1/billing/channel-subscriptions',
    { headers: mia.headers },
  );
  assert.equal(
    list.body.data.map(({ channel, state }) => [channel.slug, state]),
    [[lena.slug, 'active']],
  );
  assert.is((await sales(app, lena)).body.subscribers, 1);
});

test('one’s own channel, and one that sells nothing, cannot be paid for', async ({ app, stripe }) => {
  const [lena, off] = [await seller(app, stripe), await streamer(app)];
  const own = await checkout(app, lena, lena.slug);
  assert.equal([own.status, own.body.code], [409, 'own_channel']);
  const mia = await app.signIn();
  const refused = await checkout(app, mia, off.slug);
  assert.equal([refused.status, refused.body.code], [409, 'channel_not_sold']);
  await sell(app, lena, false);
  assert.is((await offer(app, mia, lena.slug)).body.isSold, false);
});

test('when Stripe does not answer that is said, and nothing is lost', async ({ app, stripe }) => {
  const lena = await streamer(app);
  await stripe.control.faults.order({ status: 0, path: '/v1/accounts', times: 3 });
  const { status, body } = await app.call('POST', '/api/v1/channel/payout-account', { headers: lena.headers });
  assert.equal([status, body.code], [503, 'payments_unavailable']);
  assert.is((await app.call('POST', '/api/v1/channel/payout-account', { headers: lena.headers })).status, 201);
});

test('where nothing is sold that is said', async () => {
  const shut = await openTestApp();
  try {
    const lena = await streamer(shut);
    assert.is((await sales(shut, lena)).body.isOpen, false);
    assert.is((await shut.call('POST', '/api/v1/channel/payout-account', { headers: lena.headers })).status, 503);
    assert.is((await offer(shut, lena, lena.slug)).body.isSold, false);
  } finally {
    await shut.close();
  }
});

/** Hears of every event at Stripe, and does the jobs of it. */
async function hearAll({ billingEvents, database }: TestApp, { api }: TestStripe): Promise<void> {
  const { body } = await api('GET', '/v1/events?limit=100');
  for (const { id, type, created } of body.data.toReversed()) {
    await database.unitOfWork(() => billingEvents.receive({ id, type, createdAt: new Date(created * 1000) }));
    await database.unitOfWork(() => billingEvents.apply(id));
  }
}

test.run();

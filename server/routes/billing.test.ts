import * as assert from 'uvu/assert';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { stripeWebhooks } from '#platform/stripe/stripe-webhooks.ts';
import { signatureHeader } from '../../sandbox/stripe/events/sign.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

const SECRET = 'whsec_of_the_test';
const NOW = Math.floor(Date.now() / 1000);

interface Own {
  isOpen: boolean;
  subscription: { tier: string; state: string } | null;
  plans: { tier: string; price: { minor: number; currency: string } }[];
}

const test = suite<{ app: TestApp; stripe: TestStripe }>('billing routes');

test.before(async (context) => {
  context.stripe = await startTestStripe();
  context.app = await openTestApp({
    payments: stripePayments({ secretKey: SECRET_KEY, apiBase: context.stripe.sandbox.url }),
    stripe: stripeWebhooks(SECRET),
  });
});
test.after(async ({ app, stripe }) => {
  await app.close();
  await stripe.close();
});

test('who is signed out buys nothing', async ({ app }) => {
  for (const [method, path] of [
    ['GET', '/subscription'],
    ['POST', '/checkout'],
    ['POST', '/portal'],
  ] as const) {
    const { status, body } = await app.call(method, `/api/v1/billing${path}`, method === 'GET' ? {} : { json: {} });
    assert.equal([status, body.code], [401, 'signed_out']);
  }
});

test('the page sends who is signed out to sign in, and shows a member the plans', async ({ app }) => {
  const away = await app.call('GET', '/settings/subscription');
  assert.equal([away.status, away.headers.get('location')], [302, '/auth/discord?returnTo=/settings/subscription']);
  const { headers } = await app.signIn();
  const { status, text } = await app.call('GET', '/settings/subscription', { headers });
  assert.is(status, 200);
  assert.match(text, /\$5 a month/);
});

test('a checkout or portal needs the CSRF token', async ({ app }) => {
  const { headers } = await app.signIn();
  for (const path of ['checkout', 'portal']) {
    const { status, body } = await app.call('POST', `/api/v1/billing/${path}`, {
      headers: { Cookie: headers.Cookie },
      json: { plan: 'supporter' },
    });
    assert.equal([status, body.code], [403, 'csrf']);
  }
});

test('a plan that there is not is refused by name', async ({ app }) => {
  const { headers } = await app.signIn();
  const { status, text } = await app.call('POST', '/api/v1/billing/checkout', { headers, json: { plan: 'emperor' } });
  assert.is(status, 422);
  assert.match(text, /A plan is one of supporter, patron/);
});

test('a member goes to Checkout, pays, and has their plan once the webhook has come', async ({ app, stripe }) => {
  const { headers } = await app.signIn();
  const own = () => app.call<Own>('GET', '/api/v1/billing/subscription', { headers });
  const before = await own();
  assert.equal([before.body.isOpen, before.body.subscription], [true, null]);
  assert.equal(before.body.plans[0], { tier: 'supporter', price: { minor: 500, currency: 'USD' } });
  assert.is(before.headers.get('cache-control'), 'no-store');

  const opened = await app.call('POST', '/api/v1/billing/checkout', { headers, json: { plan: 'patron' } });
  assert.is(opened.status, 201);
  const session = opened.body.url?.split('/').at(-1) ?? '';
  await stripe.control.pay(session);
  const { body: events } = await stripe.api('GET', '/v1/events?type=customer.subscription.updated');
  assert.is((await post(app, events.data[0])).status, 200);
  await runJobs(app);
  const { body } = await own();
  assert.equal([body.subscription?.tier, body.subscription?.state], ['patron', 'active']);

  const portal = await app.call('POST', '/api/v1/billing/portal', { headers });
  assert.equal([portal.status, portal.body.url?.startsWith(stripe.sandbox.url)], [201, true]);
  const again = await app.call('POST', '/api/v1/billing/checkout', { headers, json: { plan: 'patron' } });
  assert.equal([again.status, again.body.code], [409, 'already_subscribed']);
});

test('who has bought nothing has no portal', async ({ app }) => {
  const { headers } = await app.signIn();
  const { status, body } = await app.call('POST', '/api/v1/billing/portal', { headers });
  assert.equal([status, body.code], [409, 'nothing_bought']);
});

test('when Stripe does not answer the member is told to try again', async ({ app, stripe }) => {
  const { headers } = await app.signIn();
  await stripe.control.faults.order({ status: 0, path: '/v1/customers', times: 3 });
  const { status, body } = await app.call('POST', '/api/v1/billing/checkout', { headers, json: { plan: 'supporter' } });
  assert.equal([status, body.code], [503, 'payments_unavailable']);
});

test('a webhook without Stripe’s signature, or with an old one, is refused and not kept', async ({ app }) => {
  const event = { id: 'evt_1', object: 'event', type: 'charge.succeeded', created: NOW };
  const body = JSON.stringify(event);
  for (const signature of [
    '',
    't=1,v1=00',
    signatureHeader(body, 'whsec_another', NOW),
    signatureHeader(`${body} `, SECRET, NOW),
    signatureHeader(body, SECRET, NOW - 301),
  ]) {
    const { status, body: problem } = await post(app, event, signature);
    assert.equal([status, problem.code], [400, 'bad_signature']);
  }
  assert.is((await heard(app, 'evt_1')).length, 0);
});

test('a signed webhook is kept once with one job, however often it comes', async ({ app }) => {
  const event = { id: 'evt_2', object: 'event', type: 'charge.succeeded', created: NOW };
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(app, event)));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.is((await heard(app, 'evt_2')).length, 1);
  const jobs = (await app.listJobs()).filter(({ payload }) => payload.eventId === 'evt_2');
  assert.is(jobs.length, 1);
});

test('a type that changes nothing here is taken, and forgotten', async ({ app }) => {
  const { status } = await post(app, { id: 'evt_3', object: 'event', type: 'product.created', created: NOW });
  assert.is(status, 200);
  assert.is((await heard(app, 'evt_3')).length, 0);
});

test('a body that is too large is not read to its end', async ({ app }) => {
  const { status } = await app.call('POST', '/webhooks/stripe', { text: 'x'.repeat(1_000_001) });
  assert.is(status, 413);
});

test('where nothing is sold that is said, and no webhook is taken', async () => {
  const shut = await openTestApp();
  try {
    const { headers } = await shut.signIn();
    const own = await shut.call<Own>('GET', '/api/v1/billing/subscription', { headers });
    assert.is(own.body.isOpen, false);
    const checkout = await shut.call('POST', '/api/v1/billing/checkout', { headers, json: { plan: 'supporter' } });
    assert.equal([checkout.status, checkout.body.code], [503, 'billing_off']);
    assert.is((await post(shut, { id: 'evt_4', object: 'event', type: 'charge.succeeded', created: NOW })).status, 503);
  } finally {
    await shut.close();
  }
});

function post(app: TestApp, event: object, signature?: string) {
  const text = JSON.stringify(event);
  const header = signature ?? signatureHeader(text, SECRET, Math.floor(Date.now() / 1000));
  return app.call('POST', '/webhooks/stripe', {
    text,
    headers: { 'Content-Type': 'application/json', 'Stripe-Signature': header },
  });
}

async function heard({ database }: TestApp, id: string): Promise<unknown[]> {
  return (await database.pool.query('select 1 from billing_event where id = $1', [id])).rows;
}

async function runJobs({ billingEvents, database, listJobs }: TestApp): Promise<void> {
  for (const { payload } of await listJobs())
    if (payload.eventId) await database.unitOfWork(() => billingEvents.apply(payload.eventId ?? ''));
}

test.run();

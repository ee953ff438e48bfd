import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { createUser } from '../../../tests/support/factories.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { runs } from '../../../tests/support/runs.ts';
import { openStripeShop, type StripeShop } from '../../../tests/support/stripe-shop.ts';
import { suite } from '../../../tests/support/suite.ts';

const test = suite<{ shop: StripeShop }>('billing with Stripe');

test.before(async (context) => {
  context.shop = await openStripeShop();
});
test.beforeEach(({ shop }) => shop.startOver());
test.after(({ shop }) => shop.close());

test('a member pays, and is a supporter as soon as Stripe says so', async ({ shop }) => {
  const { user, subscription } = await shop.buy('supporter');
  const find = () => shop.domain.database.unitOfWork(() => shop.domain.billing.findSubscription(user));
  assert.is(await find(), null);

  await shop.hear(await shop.notices());
  await shop.runJobs();
  const found = await find();
  assert.equal([found?.id, found?.tier, found?.status], [subscription, 'supporter', 'active']);
});

test('a payment is in the ledger with its fee, and in the MRR from that second', async ({ shop }) => {
  await shop.buy('patron');
  await shop.hear(await shop.notices());
  await shop.runJobs();
  const { entries, snapshots } = await shop.effects();
  assert.equal(sums(entries), { charge: 2500n, card_fee: 103n });
  assert.equal(steps(snapshots), [['active', ['2500']]]);
});

test('a year in a member’s life: renewal, a card that fails, a refund, an end', async ({ shop }) => {
  const from = shop.domain.clock.now();
  const { customer, subscription } = await shop.buy('supporter');
  await live(shop, { customer, subscription });
  await shop.hear(await shop.notices());
  await shop.runJobs();
  const { subscriptions, snapshots, entries } = await shop.effects();
  assert.equal(subscriptions.map(statusOf), [['canceled', true]]);
  assert.equal(sums(entries), { charge: 1500n, card_fee: 135n, refund: 500n });
  const statuses = steps(snapshots).map(([status]) => status);
  assert.equal(
    statuses.filter((status, index) => status !== statuses[index - 1]),
    ['active', 'past_due', 'active', 'canceled'],
  );
  const { mrr, database, clock } = shop.domain;
  const report = (to: Date) => database.unitOfWork(async () => (await mrr.report(from, to)).report);
  const halfway = new Date(from.getTime() + 40 * 86_400_000);
  assert.equal((await report(halfway)).end, { minor: 500n, currency: 'USD' });
  const { end, movements } = await report(clock.now());
  assert.equal([end.minor, movements.new.minor], [0n, 0n]);
});

test('whatever the order, the repeats and the losses of its events, the end is the same', async ({ shop }) => {
  const { user, customer, subscription } = await shop.buy('supporter');
  const { channel } = await shop.sell();
  await shop.subscribe(channel, user);
  await live(shop, { customer, subscription });
  const notices = await shop.notices();
  await shop.hear(notices);
  await shop.domain.database.unitOfWork(() => shop.domain.billingReconciliation.reconcile());
  await shop.runJobs();
  const expected = await shop.effects();
  assert.ok(expected.entries.length > 5 && expected.snapshots.length > 4);
  assert.is(expected.channelSubscriptions.length, 1);

  const fates = fc.tuple(
    fc.shuffledSubarray(notices, { minLength: 0 }),
    fc.shuffledSubarray(notices, { minLength: 0 }),
  );
  await fc.assert(
    fc.asyncProperty(fates, async ([some, repeated]) => {
      await shop.forget();
      await shop.hear(some);
      await shop.runJobs();
      await shop.hear(repeated);
      await shop.domain.database.unitOfWork(() => shop.domain.billingReconciliation.reconcile());
      await shop.runJobs();
      assert.equal(await shop.effects(), expected);
    }),
    runs(6),
  );
});

test('an event that is applied twice at once takes effect once', async ({ shop }) => {
  await shop.buy('supporter');
  const notices = await shop.notices();
  await shop.hear(notices);
  const { billingEvents, database } = shop.domain;
  const outcomes = await Promise.all(
    [...notices, ...notices].map(({ id }) => database.unitOfWork(() => billingEvents.apply(id))),
  );
  assert.is(outcomes.filter((outcome) => outcome === 'applied').length, notices.length);
  const { entries } = await shop.effects();
  assert.equal(sums(entries), { charge: 500n, card_fee: 45n });
});

test('when Stripe breaks in the middle nothing of an event is kept, and the next try takes it whole', async ({
  shop,
}) => {
  await shop.buy('supporter');
  const created = (await shop.notices()).filter(({ type }) => type === 'customer.subscription.updated');
  await shop.hear(created);
  // The event is read; the subscription is not, however often the SDK asks.
  await shop.stripe.control.faults.order({ status: 500, path: '/v1/subscriptions', times: 3 });
  assert.is((await refusal(() => shop.runJobs())).code, 'payments_unavailable');
  assert.equal(await shop.effects(), { subscriptions: [], channelSubscriptions: [], snapshots: [], entries: [] });

  await shop.domain.database.unitOfWork(() => shop.domain.billingEvents.apply(created[0]?.id ?? ''));
  const { subscriptions, snapshots } = await shop.effects();
  assert.equal([subscriptions.length, snapshots.length], [1, 1]);
});

test('an event that Stripe does not know changes nothing', async ({ shop }) => {
  await shop.hear([{ id: 'evt_forged', type: 'charge.succeeded', createdAt: new Date() }]);
  const { billingEvents, database } = shop.domain;
  assert.is(await database.unitOfWork(() => billingEvents.apply('evt_forged')), 'unknown');
  assert.is(await database.unitOfWork(() => billingEvents.apply('evt_forged')), null);
});

test('what no webhook told is found in Stripe’s own lists, and covers the days that were read', async ({ shop }) => {
  await shop.buy('supporter');
  await shop.advance(2);
  const { billingReconciliation, database } = shop.domain;
  const first = await database.unitOfWork(() => billingReconciliation.reconcile());
  assert.is(first.missed, (await shop.notices()).length);
  await shop.runJobs();
  const again = await database.unitOfWork(() => billingReconciliation.reconcile());
  assert.equal(again, { missed: 0, retried: 0, unknownTypes: [] });
  const { entries, subscriptions } = await shop.effects();
  assert.equal(sums(entries), { charge: 500n, card_fee: 45n });
  assert.is(subscriptions.length, 1);
  const { rows } = await database.pool.query('select covered_through, kinds from ledger_coverage');
  const yesterday = new Date(shop.domain.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  assert.equal(
    rows.map((row) => row.covered_through),
    [yesterday],
  );
  assert.ok(!rows[0].kinds.includes('payout'));
});

test('a job that never ran is enqueued again after an hour', async ({ shop }) => {
  await shop.buy('supporter');
  await shop.hear(await shop.notices());
  const { billingReconciliation, database, clock } = shop.domain;
  await database.pool.query('delete from graphile_worker._private_jobs');
  clock.advance({ minutes: 61 });
  const { retried } = await database.unitOfWork(() => billingReconciliation.reconcile());
  assert.is(retried, (await shop.notices()).length);
  await shop.runJobs();
  assert.is((await shop.effects()).subscriptions.length, 1);
});

test('a member is one customer and has one checkout, however often they ask at once', async ({ shop }) => {
  const user = await shop.domain.database.unitOfWork(() => createUser(shop.domain));
  const count = async () => (await shop.stripe.api('GET', '/v1/customers?limit=100')).body.data.length;
  const before = await count();
  const sessions = await Promise.all(Array.from({ length: 5 }, () => shop.openCheckout(user)));
  assert.is(new Set(sessions).size, 1);
  assert.is(await count(), before + 1);
});

test('another plan closes the checkout of the first', async ({ shop }) => {
  const user = await shop.domain.database.unitOfWork(() => createUser(shop.domain));
  const first = await shop.openCheckout(user, 'supporter');
  const second = await shop.openCheckout(user, 'patron');
  const statusOfSession = async (id: string) =>
    (await shop.stripe.api('GET', `/v1/checkout/sessions/${id}`)).body.status;
  assert.equal([await statusOfSession(first), await statusOfSession(second)], ['expired', 'open']);
});

test('who has paid cannot pay again, even before any event has come', async ({ shop }) => {
  const { user } = await shop.buy('supporter');
  const { code } = await refusal(() => shop.openCheckout(user, 'patron'));
  assert.is(code, 'already_subscribed');
});

test('a plan that Stripe sells at another price is not sold', async ({ shop }) => {
  const { body } = await shop.stripe.api('GET', '/v1/prices?lookup_keys[]=glim_supporter_monthly');
  const product = body.data[0].product;
  await shop.stripe.api(
    'POST',
    '/v1/prices',
    `product=${product}&unit_amount=600&currency=usd&recurring[interval]=month&lookup_key=glim_supporter_monthly&transfer_lookup_key=true`,
  );
  const user = await shop.domain.database.unitOfWork(() => createUser(shop.domain));
  assert.is((await refusal(() => shop.openCheckout(user))).code, 'plan_not_sold');
  await shop.stripe.api(
    'POST',
    '/v1/prices',
    `product=${product}&unit_amount=500&currency=usd&recurring[interval]=month&lookup_key=glim_supporter_monthly&transfer_lookup_key=true`,
  );
  assert.is((await refusal(() => shop.openCheckout(user, 'emperor'))).code, 'plan_unknown');
});

test('the portal is for who has bought something', async ({ shop }) => {
  const { billing, database } = shop.domain;
  const stranger = await database.unitOfWork(() => createUser(shop.domain));
  const open = (user: typeof stranger) => database.unitOfWork(() => billing.openPortal(user, 'http://127.0.0.1/'));
  assert.is((await refusal(() => open(stranger))).code, 'nothing_bought');
  const { user } = await shop.buy();
  assert.match(await open(user), new RegExp(`^${shop.stripe.sandbox.url}/p/session/`));
});

test('a member who is forgotten is no customer any more, and is not charged again', async ({ shop }) => {
  const { accounts, billing, database } = shop.domain;
  const user = await database.unitOfWork(() =>
    accounts.createUser({ name: 'leaver', discordId: '1234567890123456789' }),
  );
  await shop.stripe.control.pay(await shop.openCheckout(user));
  await database.unitOfWork(async () => {
    await billing.forgetDiscord('1234567890123456789');
    await accounts.forgetDiscord('1234567890123456789');
  });
  await shop.runJobs();
  const { body } = await shop.stripe.api('GET', '/v1/subscriptions?status=all');
  assert.is(body.data[0].status, 'canceled');
  assert.is((await shop.stripe.api('GET', `/v1/customers/${body.data[0].customer}`)).body.deleted, true);
});

/** Renews once, fails once and recovers, is refunded, and ends with its period. */
async function live(shop: StripeShop, { customer, subscription }: { customer: string; subscription: string }) {
  await shop.advance(32);
  await shop.useCard(customer, subscription, 'pm_card_chargeCustomerFail');
  await shop.advance(31);
  await shop.useCard(customer, subscription, 'pm_card_visa');
  await shop.advance(4);
  const { body } = await shop.stripe.api('GET', `/v1/charges?customer=${customer}&limit=1`);
  await shop.stripe.api('POST', '/v1/refunds', `charge=${body.data[0].id}&amount=200`);
  await shop.stripe.api('POST', '/v1/refunds', `charge=${body.data[0].id}`);
  await shop.stripe.api('POST', `/v1/subscriptions/${subscription}`, 'cancel_at_period_end=true');
  await shop.advance(31);
}

function sums(entries: object[]): Record<string, bigint> {
  const total: Record<string, bigint> = {};
  for (const entry of entries as { kind: string; minor: string }[])
    total[entry.kind] = (total[entry.kind] ?? 0n) + BigInt(entry.minor);
  return total;
}

function steps(snapshots: object[]): [string, string[]][] {
  return (snapshots as { status: string; step_minor: string[] }[]).map(({ status, step_minor: minor }) => [
    status,
    minor,
  ]);
}

function statusOf(subscription: object): [unknown, unknown] {
  const { status, cancel_at_period_end: isEnding } = subscription as Record<string, unknown>;
  return [status, isEnding];
}

test.run();

import * as assert from 'uvu/assert';
import { createUser, openChannel } from '../../../../tests/support/factories.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { openStripeShop, type StripeShop } from '../../../../tests/support/stripe-shop.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { User } from '../../accounts/user.entity.ts';
import type { Channel } from '../../channels/channel.entity.ts';

const test = suite<{ shop: StripeShop }>('subscriptions to channels with Stripe');

test.before(async (context) => {
  const from = new Date('2026-09-01T00:00:00Z');
  context.shop = await openStripeShop({
    channelShares: [
      { percent: 50, from: null },
      { percent: 60, from },
    ],
  });
});
test.beforeEach(({ shop }) => shop.startOver());
test.after(({ shop }) => shop.close());

const run = <T>({ domain }: StripeShop, work: () => Promise<T>) => domain.database.unitOfWork(work);
const live = (shop: StripeShop, user: User, channel: Channel) =>
  run(shop, () => shop.domain.channelSubscriptions.findLive(user, channel));

/** Hears of all that happened, and does the jobs of it. */
async function catchUp(shop: StripeShop): Promise<void> {
  await shop.hear(await shop.notices());
  await shop.runJobs();
}

function sums(entries: object[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { kind, minor } of entries as { kind: string; minor: string }[])
    total[kind] = (total[kind] ?? 0) + Number(minor);
  return total;
}

test('a member pays for a channel and is its subscriber, of this one alone, as soon as Stripe says so', async ({
  shop,
}) => {
  const [{ channel }, other] = [await shop.sell(), await shop.sell()];
  const { user, subscription } = await shop.subscribe(channel);
  assert.is(await live(shop, user, channel), null);
  await catchUp(shop);
  const found = await live(shop, user, channel);
  assert.equal([found?.id, found?.status, found?.sharePercent], [subscription, 'active', 50]);
  const { channelSubscriptions } = shop.domain;
  assert.equal(
    [...(await run(shop, () => channelSubscriptions.listChannelIds(user)))],
    [channel.id],
    'of the other it is none',
  );
  assert.equal(
    [
      await run(shop, () => channelSubscriptions.count(channel)),
      await run(shop, () => channelSubscriptions.count(other.channel)),
    ],
    [1, 0],
  );
});

test('Stripe sends the streamer their share, the ledger has every part, and the platform’s MRR none of it', async ({
  shop,
}) => {
  const { channel, account } = await shop.sell();
  await shop.subscribe(channel);
  await catchUp(shop);
  await run(shop, () => shop.domain.billingReconciliation.reconcile());
  const { entries, snapshots } = await shop.effects();
  assert.equal(sums(entries), { charge: 500, card_fee: 45, payout: 250 });
  assert.equal(snapshots, []);
  const { body } = await shop.stripe.api('GET', `/v1/transfers?destination=${account}`);
  assert.equal(
    body.data.map(({ amount }: { amount: number }) => amount),
    [250],
  );
});

test('it ends when its member cancels, at the end of the month that they paid for', async ({ shop }) => {
  const { channel } = await shop.sell();
  const { user, subscription } = await shop.subscribe(channel);
  await shop.stripe.api('POST', `/v1/subscriptions/${subscription}`, 'cancel_at_period_end=true');
  await catchUp(shop);
  assert.is((await live(shop, user, channel))?.cancelAtPeriodEnd, true);
  await shop.advance(32);
  await catchUp(shop);
  assert.is(await live(shop, user, channel), null);
  const last = await run(shop, () => shop.domain.channelSubscriptions.findLatest(user, channel));
  assert.is(last?.status, 'canceled');
});

test('a member has the platform and several channels at once, and none of them twice', async ({ shop }) => {
  const [one, two] = [await shop.sell(), await shop.sell()];
  const { user } = await shop.buy('supporter');
  await shop.subscribe(one.channel, user);
  await shop.subscribe(two.channel, user);
  // No event has come: what was paid for is read back.
  assert.is((await refusal(() => shop.subscribe(two.channel, user))).code, 'channel_subscribed');
  await catchUp(shop);
  assert.is((await refusal(() => shop.subscribe(one.channel, user))).code, 'channel_subscribed');
  assert.is((await refusal(() => shop.openCheckout(user))).code, 'already_subscribed');
  const listed = await run(shop, () => shop.domain.channelSubscriptions.listLive(user));
  assert.equal(new Set(listed.map(({ channel }) => channel.owner.name)).size, 2);
});

test('a page for another channel closes the one that was open', async ({ shop }) => {
  const [one, two] = [await shop.sell(), await shop.sell()];
  const user = await run(shop, () => createUser(shop.domain));
  const urls = { successUrl: 'http://127.0.0.1/', cancelUrl: 'http://127.0.0.1/' };
  const open = ({ channel }: { channel: Channel }) =>
    run(shop, () => shop.domain.channelSales.openCheckout(user, channel, urls));
  const statusOf = async (url: string) =>
    (await shop.stripe.api('GET', `/v1/checkout/sessions/${url.split('/').at(-1)}`)).body.status;
  const first = await open(one);
  assert.is(await open(one), first);
  const second = await open(two);
  assert.equal([await statusOf(first), await statusOf(second)], ['expired', 'open']);
});

test('what is not for sale is refused in words: a channel that sells nothing, one’s own, one who cannot be paid', async ({
  shop,
}) => {
  const { channel, account } = await shop.sell();
  assert.is((await refusal(() => shop.subscribe(channel, channel.owner))).code, 'own_channel');

  // Stripe stops the account, and nobody has told us yet.
  await shop.stripe.control.restrict(account);
  assert.is((await refusal(() => shop.subscribe(channel))).code, 'channel_not_sold');
  assert.is(await run(shop, () => shop.domain.channelSales.isSold(channel)), true);
  await run(shop, () => shop.domain.channelSalesUpkeep.refreshAccounts());
  assert.is(await run(shop, () => shop.domain.channelSales.isSold(channel)), false);

  const off = await shop.sell();
  const { channels, channelSales } = shop.domain;
  await run(shop, async () => channelSales.choose(await channels.get(off.channel.slug), false));
  const closed = await run(shop, () => channels.get(off.channel.slug));
  assert.is((await refusal(() => shop.subscribe(closed))).code, 'channel_not_sold');
});

test('a streamer sells only once Stripe can pay them', async ({ shop }) => {
  const { channel } = await shop.sell();
  const { channelSales, channels, payoutAccounts, database } = shop.domain;
  await database.pool.query('delete from payout_account');
  const choose = () => run(shop, async () => channelSales.choose(await channels.get(channel.slug), true));
  assert.is((await refusal(choose)).code, 'no_payout_account');
  assert.is((await refusal(() => run(shop, () => payoutAccounts.openDashboard(channel)))).code, 'no_payout_account');
});

test('two clicks at once make one account', async ({ shop }) => {
  const { channel } = await shop.sell();
  const { payoutAccounts, database } = shop.domain;
  await database.pool.query('delete from payout_account');
  const urls = { returnUrl: 'http://127.0.0.1/', refreshUrl: 'http://127.0.0.1/' };
  await Promise.all([1, 2, 3].map(() => run(shop, () => payoutAccounts.openSetUp(channel, urls))));
  const { rows } = await database.pool.query('select 1 from payout_account where channel_id = $1', [channel.id]);
  assert.is(rows.length, 1);
});

test('cut off after Stripe has done its work, the next try finds what was made', async ({ shop }) => {
  const { domain, stripe } = shop;
  const { channel } = await run(shop, () => openChannel(domain));
  const urls = { returnUrl: 'http://127.0.0.1/', refreshUrl: 'http://127.0.0.1/' };
  const setUp = () => run(shop, () => domain.payoutAccounts.openSetUp(channel, urls));
  // Each try of the SDK, so that nothing of it is kept here.
  await stripe.control.faults.order({ status: 0, path: '/v1/accounts', times: 3, afterWork: true });
  assert.is((await refusal(setUp)).code, 'payments_unavailable');
  assert.is(await run(shop, () => domain.payoutAccounts.find(channel)), null);
  await setUp();
  const { body } = await stripe.api('GET', '/v1/accounts?limit=100');
  const own = body.data.filter(
    ({ metadata }: { metadata: { channelId?: string } }) => metadata.channelId === channel.id,
  );
  assert.equal(
    own.map(({ id }: { id: string }) => id),
    [(await run(shop, () => domain.payoutAccounts.find(channel)))?.id],
  );
});

test('an account that is gone at Stripe is gone here, and its channel is not sold', async ({ shop }) => {
  const { channel, account } = await shop.sell();
  await shop.stripe.api('DELETE', `/v1/accounts/${account}`);
  assert.is((await refusal(() => shop.subscribe(channel))).code, 'channel_not_sold');
  await run(shop, () => shop.domain.channelSalesUpkeep.refreshAccounts());
  assert.is(await run(shop, () => shop.domain.payoutAccounts.find(channel)), null);
  assert.is(await run(shop, () => shop.domain.channelSales.isSold(channel)), false);
});

test('while Stripe does not answer, a streamer reads how things stood', async ({ shop }) => {
  const { channel } = await shop.sell();
  await shop.stripe.control.faults.order({ status: 500, path: '/v1/accounts', times: 3 });
  const state = await run(shop, () => shop.domain.channelSales.describe(channel));
  await shop.stripe.control.faults.clear();
  assert.equal([state.sells, state.account?.canReceive, state.sharePercent], [true, true, 50]);
});

test('from the day of another share on, every payment pays that: of new subscriptions and of those that run', async ({
  shop,
}) => {
  const { channel, account } = await shop.sell();
  const { subscription } = await shop.subscribe(channel);
  await catchUp(shop);
  const apply = () => run(shop, () => shop.domain.channelSalesUpkeep.applyShare());
  assert.is(await apply(), 0);
  const days = Math.ceil((Date.parse('2026-09-01T12:00:00Z') - shop.domain.clock.now().getTime()) / 86_400_000);
  await shop.advance(days);
  await catchUp(shop);
  assert.is(await apply(), 1);
  assert.is(await apply(), 0);
  await shop.advance(32);
  const { body } = await shop.stripe.api('GET', `/v1/transfers?destination=${account}&limit=1`);
  assert.is(body.data[0].amount, 300);
  const { rows } = await shop.domain.database.pool.query(
    'select share_percent::float from channel_subscription where id = $1',
    [subscription],
  );
  assert.equal(rows, [{ share_percent: 60 }]);
});

test('a streamer who cannot be paid keeps nobody else from the new share, and follows later', async ({ shop }) => {
  const [stopped, other] = [await shop.sell(), await shop.sell()];
  for (const { channel } of [stopped, other]) await shop.subscribe(channel);
  await catchUp(shop);
  const { channels, channelSales, channelSalesUpkeep, database } = shop.domain;
  // It sells no more, and its subscriber goes on.
  await run(shop, async () => channelSales.choose(await channels.get(stopped.channel.slug), false));
  await database.pool.query('update channel_subscription set share_percent = 40');
  await shop.stripe.control.restrict(stopped.account);
  const keep = () =>
    run(shop, async () => {
      await channelSalesUpkeep.refreshAccounts();
      return channelSalesUpkeep.applyShare();
    });
  assert.is(await keep(), 1);
  await shop.stripe.control.onboard(stopped.account);
  assert.is(await keep(), 1);
  assert.is(await keep(), 0);
});

test('renewals wait while their streamer cannot be paid, and then one month is charged, not all', async ({ shop }) => {
  const { channel, account } = await shop.sell();
  const { user, customer } = await shop.subscribe(channel);
  await shop.stripe.control.restrict(account);
  await shop.advance(64);
  await catchUp(shop);
  const keep = () =>
    run(shop, async () => {
      await shop.domain.channelSalesUpkeep.refreshAccounts();
      return shop.domain.channelSalesUpkeep.collectWaiting();
    });
  const charges = async () => (await shop.stripe.api('GET', `/v1/charges?customer=${customer}`)).body.data.length;
  assert.equal([await keep(), await charges()], [0, 1]);
  await shop.stripe.control.onboard(account);
  assert.equal([await keep(), await charges()], [1, 2]);
  assert.equal([await keep(), await charges()], [0, 2]);
  await catchUp(shop);
  assert.is((await live(shop, user, channel))?.status, 'active');
  const { body } = await shop.stripe.api('GET', `/v1/transfers?destination=${account}`);
  assert.is(body.data.length, 2);
});

test('whoever pays for a channel that is gone is not charged again, whenever we hear of it', async ({ shop }) => {
  const { domain, stripe } = shop;
  const { accounts, billing, database } = domain;
  const { channel } = await shop.sell();
  await database.pool.query(`update "user" set discord_id = '1234567890123456780' where id = $1`, [channel.owner.id]);
  const before = await shop.subscribe(channel);
  await catchUp(shop);
  const late = await shop.subscribe(channel);
  await run(shop, async () => {
    await billing.forgetDiscord('1234567890123456780');
    await accounts.forgetDiscord('1234567890123456780');
  });
  await shop.runJobs();
  const statusOf = async (id: string) => (await stripe.api('GET', `/v1/subscriptions/${id}`)).body.status;
  assert.equal([await statusOf(before.subscription), await statusOf(late.subscription)], ['canceled', 'active']);
  await catchUp(shop);
  assert.is(await statusOf(late.subscription), 'canceled');
  const { rows } = await database.pool.query('select 1 from channel_subscription');
  assert.is(rows.length, 0);
  // Once more is no harm.
  await run(shop, () => billing.endSubscription(late.subscription));
});

test('a subscription that names no channel of ours is nobody’s', async ({ shop }) => {
  const { channel } = await shop.sell();
  const { subscription } = await shop.subscribe(channel);
  for (const channelId of ['not-a-uuid', '01a22c9b-cae3-732c-bef2-7584fbd20a6e']) {
    await shop.stripe.api('POST', `/v1/subscriptions/${subscription}`, `metadata[channelId]=${channelId}`);
    await catchUp(shop);
    const { rows } = await shop.domain.database.pool.query('select 1 from channel_subscription');
    assert.is(rows.length, 0);
  }
});

test.run();

import type { User } from '#domain/accounts/user.entity.ts';
import type { EventNotice } from '#domain/billing/payment-provider.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { HANDLED_EVENTS } from '#platform/stripe/read-event.ts';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import { openTestDomain, type TestDomain, type TestDomainOptions } from './domain.ts';
import { createUser, openChannel } from './factories.ts';

const START = '2026-03-04T12:00:00Z';
const SET_UP_URLS = { returnUrl: 'http://127.0.0.1/dashboard', refreshUrl: 'http://127.0.0.1/dashboard' };
const URLS = { successUrl: 'http://127.0.0.1/settings/subscription?paid', cancelUrl: 'http://127.0.0.1/' };

/** The domain with the real Stripe SDK, which reaches the sandbox over sockets. */
export interface StripeShop {
  domain: TestDomain;
  stripe: TestStripe;
  /** Moves both clocks, Stripe's and ours. */
  advance(days: number): Promise<void>;
  /** Opens a checkout. @returns the session's id */
  openCheckout(user: User, tier?: string): Promise<string>;
  /** A member who has paid for a plan. */
  buy(tier?: string): Promise<{ user: User; customer: string; subscription: string }>;
  /** A channel whose streamer has set up their account and sells. */
  sell(): Promise<{ channel: Channel; account: string }>;
  /** A member who has paid for a channel. */
  subscribe(channel: Channel, user?: User): Promise<{ user: User; customer: string; subscription: string }>;
  /** Saves another card, and charges it from now on. */
  useCard(customer: string, subscription: string, card: string): Promise<void>;
  /** Every event since the last fresh start that concerns us, oldest first. */
  notices(): Promise<EventNotice[]>;
  /** As webhooks would: hears of events, in this order. */
  hear(notices: EventNotice[]): Promise<void>;
  /** Runs the jobs that are due, until there are none. */
  runJobs(): Promise<void>;
  /** Everything that events have done, without when it was done. */
  effects(): Promise<{
    subscriptions: object[];
    channelSubscriptions: object[];
    snapshots: object[];
    entries: object[];
  }>;
  /** Forgets every effect, as if no event had been heard of. */
  forget(): Promise<void>;
  /** Ends what runs, a day passes, and nothing is known of what was before. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

export async function openStripeShop({
  channelShares,
}: Pick<TestDomainOptions, 'channelShares'> = {}): Promise<StripeShop> {
  const stripe = await startTestStripe({ machineMs: () => Date.parse(START) });
  const domain = await openTestDomain({
    payments: stripePayments({ secretKey: SECRET_KEY, apiBase: stripe.sandbox.url }),
    ...(channelShares ? { channelShares } : {}),
  });
  domain.clock.set(START);
  const { unitOfWork, pool } = domain.database;
  let since: { at: Date; event: string | null } = { at: domain.clock.now(), event: null };
  const rows = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows;

  async function openCheckout(user: User, tier = 'supporter'): Promise<string> {
    const url = await unitOfWork(() => domain.billing.openCheckout(user, tier, URLS));
    return url.split('/').at(-1) ?? '';
  }

  async function runJobs(): Promise<void> {
    for (;;) {
      const jobs = await domain.listJobs();
      if (jobs.length === 0) return;
      await pool.query('delete from graphile_worker._private_jobs');
      for (const { task, payload } of jobs) await unitOfWork(() => runJob(task, payload));
    }
  }

  async function runJob(task: string, { eventId, customer, subscriptionId }: Record<string, string>): Promise<unknown> {
    if (task === 'billing.event') return domain.billingEvents.apply(eventId ?? '');
    if (task === 'billing.customer.forgotten') return domain.billing.deleteCustomer(customer ?? '');
    return task === 'billing.subscription.end' ? domain.billing.endSubscription(subscriptionId ?? '') : null;
  }

  /** @returns what was paid for on the page at this address */
  async function pay(url: string): Promise<{ customer: string; subscription: string }> {
    const id = url.split('/').at(-1) ?? '';
    await stripe.control.pay(id);
    const { body } = await stripe.api('GET', `/v1/checkout/sessions/${id}`);
    return { customer: body.customer, subscription: body.subscription };
  }

  async function advance(days: number): Promise<void> {
    await stripe.control.advance({ days });
    domain.clock.advance({ hours: 24 * days });
  }

  async function forget(): Promise<void> {
    await pool.query(
      `truncate billing_event, platform_subscription, channel_subscription, billing_sync, subscription_event, ledger_entry, ledger_coverage,
       graphile_worker._private_jobs`,
    );
    await pool.query(`insert into billing_sync select unnest(array['events', 'movements']), $1, $1`, [since.at]);
  }

  return {
    domain,
    stripe,
    openCheckout,
    runJobs,
    advance,
    forget,
    async buy(tier) {
      const user = await unitOfWork(() => createUser(domain));
      return { user, ...(await pay(await openCheckout(user, tier))) };
    },
    async sell() {
      const { channel } = await unitOfWork(() => openChannel(domain));
      await unitOfWork(() => domain.payoutAccounts.openSetUp(channel, SET_UP_URLS));
      const account = (await unitOfWork(() => domain.payoutAccounts.find(channel)))?.id ?? '';
      await stripe.control.onboard(account);
      await unitOfWork(async () => domain.channelSales.choose(await domain.channels.get(channel.slug), true));
      return { channel: await unitOfWork(() => domain.channels.get(channel.slug)), account };
    },
    async subscribe(channel, known) {
      const user = known ?? (await unitOfWork(() => createUser(domain)));
      return { user, ...(await pay(await unitOfWork(() => domain.channelSales.openCheckout(user, channel, URLS)))) };
    },
    async useCard(customer, subscription, card) {
      const { body } = await stripe.api('POST', `/v1/payment_methods/${card}/attach`, `customer=${customer}`);
      await stripe.api('POST', `/v1/subscriptions/${subscription}`, `default_payment_method=${body.id}`);
    },
    async notices() {
      const newer = since.event ? `&ending_before=${since.event}` : '';
      const { body } = await stripe.api('GET', `/v1/events?limit=100${newer}`);
      const events: { id: string; type: string; created: number }[] = body.data;
      const handled: ReadonlySet<string> = new Set(HANDLED_EVENTS);
      return events
        .toReversed()
        .filter(({ type }) => handled.has(type))
        .map(({ id, type, created }) => ({ id, type, createdAt: new Date(created * 1000) }));
    },
    async hear(notices) {
      for (const notice of notices) await unitOfWork(() => domain.billingEvents.receive(notice));
    },
    async effects() {
      return {
        subscriptions: await rows(
          'select id, customer_id, tier, status, period_end, cancel_at_period_end from platform_subscription order by id',
        ),
        channelSubscriptions: await rows(
          `select id, customer_id, channel_id, status, period_end, cancel_at_period_end, share_percent
           from channel_subscription order by id`,
        ),
        snapshots: await rows(
          `select event_id, subscription, customer, user_id, status, terms, step_at, step_minor, effective_at, sequence
           from subscription_event order by effective_at, sequence, event_id`,
        ),
        entries: await rows(
          `select kind, reference, minor, currency, occurred_at, source, revision
           from ledger_entry order by occurred_at, reference, kind`,
        ),
      };
    },
    async startOver() {
      const running: { id: string }[] = (await stripe.api('GET', '/v1/subscriptions?limit=100')).body.data;
      for (const { id } of running) await stripe.api('DELETE', `/v1/subscriptions/${id}`);
      await advance(1);
      const [last] = (await stripe.api('GET', '/v1/events?limit=1')).body.data;
      since = { at: domain.clock.now(), event: last?.id ?? null };
      await forget();
    },
    async close() {
      await domain.close();
      await stripe.close();
    },
  };
}

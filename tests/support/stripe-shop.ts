import type { User } from '#domain/accounts/user.entity.ts';
import type { EventNotice } from '#domain/billing/payment-provider.ts';
import { HANDLED_EVENTS } from '#platform/stripe/read-event.ts';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import { openTestDomain, type TestDomain } from './domain.ts';
import { createUser } from './factories.ts';

const START = '2026-03-04T12:00:00Z';
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
  /** Saves another card, and charges it from now on. */
  useCard(customer: string, subscription: string, card: string): Promise<void>;
  /** Every event since the last fresh start that concerns us, oldest first. */
  notices(): Promise<EventNotice[]>;
  /** As webhooks would: hears of events, in this order. */
  hear(notices: EventNotice[]): Promise<void>;
  /** Runs the jobs that are due, until there are none. */
  runJobs(): Promise<void>;
  /** Everything that events have done, without when it was done. */
  effects(): Promise<{ subscriptions: object[]; snapshots: object[]; entries: object[] }>;
  /** Forgets every effect, as if no event had been heard of. */
  forget(): Promise<void>;
  /** Ends what runs, a day passes, and nothing is known of what was before. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

export async function openStripeShop(): Promise<StripeShop> {
  const stripe = await startTestStripe({ machineMs: () => Date.parse(START) });
  const domain = await openTestDomain({
    payments: stripePayments({ secretKey: SECRET_KEY, apiBase: stripe.sandbox.url }),
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
      const jobs = await rows(
        `delete from graphile_worker._private_jobs returning payload->>'eventId' as "eventId", payload->>'customer' as customer`,
      );
      if (jobs.length === 0) return;
      for (const { eventId, customer } of jobs)
        await unitOfWork<unknown>(() =>
          eventId ? domain.billingEvents.apply(String(eventId)) : domain.billing.deleteCustomer(String(customer)),
        );
    }
  }

  async function advance(days: number): Promise<void> {
    await stripe.control.advance({ days });
    domain.clock.advance({ hours: 24 * days });
  }

  async function forget(): Promise<void> {
    await pool.query(
      `truncate billing_event, platform_subscription, billing_sync, subscription_event, ledger_entry, ledger_coverage,
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
      const id = await openCheckout(user, tier);
      await stripe.control.pay(id);
      const { body } = await stripe.api('GET', `/v1/checkout/sessions/${id}`);
      return { user, customer: body.customer, subscription: body.subscription };
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

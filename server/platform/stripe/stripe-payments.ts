import Stripe from 'stripe';
import type { MonthlyPlan } from '#domain/billing/monthly-plan.ts';
import type { Discount } from '#domain/billing/mrr/subscription-snapshot.ts';
import type {
  BalanceMovement,
  CheckoutState,
  EventNotice,
  NewCheckout,
  PaymentProvider,
  ProviderEvent,
  ProviderSubscription,
} from '#domain/billing/payment-provider.ts';
import { DomainError } from '#domain/errors.ts';
import { ask, askFor } from './ask.ts';
import { askToPay, payouts, transferData } from './payouts.ts';
import { readDiscounts } from './read-discounts.ts';
import { HANDLED_EVENTS, phaseOf, readSubject } from './read-event.ts';
import { readMovement, readMovements } from './read-movement.ts';
import { readSubscription } from './read-subscription.ts';
import { createStripe } from './stripe-client.ts';

const PAGE = 100;
const DISCOUNTS = 'discounts.source.coupon';

/** Stripe as the domain sees it. https://docs.stripe.com/api */
export function stripePayments(options: { secretKey: string; apiBase: string }): PaymentProvider {
  const stripe = createStripe(options);

  return {
    async createCustomer(userId) {
      const details = { description: `Glim member ${userId}`, metadata: { userId } };
      const { id } = await ask(stripe.customers.create(details, { idempotencyKey: `customer:${userId}` }));
      return id;
    },
    async deleteCustomer(customer) {
      await askFor(stripe.customers.del(customer));
    },
    openCheckout: (checkout) => openCheckout(stripe, checkout),
    async getCheckout(id) {
      const { status, url, subscription } = await ask(stripe.checkout.sessions.retrieve(id));
      const subscriptionId = typeof subscription === 'string' ? subscription : (subscription?.id ?? null);
      return { status: statusOf(status), url, subscriptionId };
    },
    async expireCheckout(id) {
      try {
        await ask(stripe.checkout.sessions.expire(id));
      } catch (error) {
        // It was paid, or ran out, a moment ago.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      }
    },
    async openPortal(customer, returnUrl) {
      const { url } = await ask(stripe.billingPortal.sessions.create({ customer, return_url: returnUrl }));
      return url;
    },
    ...payouts(stripe),
    async endSubscription(id) {
      await askFor(stripe.subscriptions.cancel(id));
    },
    findSubscription: (id) => findSubscription(stripe, id),
    findEvent: (id) => findEvent(stripe, id),
    findUnpaidSince: (subscriptionId, at) => findUnpaidSince(stripe, subscriptionId, at.getTime() / 1000),
    async listChargeMovements(chargeId) {
      const charge = await askFor(
        stripe.charges.retrieve(chargeId, { expand: ['balance_transaction', 'refunds.data.balance_transaction'] }),
      );
      const refunds = charge?.refunds?.data ?? [];
      return readMovements([
        charge?.balance_transaction,
        ...refunds.flatMap((refund) => [refund.balance_transaction, refund.failure_balance_transaction]),
      ]);
    },
    async listDisputeMovements(disputeId) {
      return readMovements((await askFor(stripe.disputes.retrieve(disputeId)))?.balance_transactions ?? []);
    },
    listEventsSince: (at) => listEventsSince(stripe, at),
    listMovementsSince: (at) => listMovementsSince(stripe, at),
  };
}

async function openCheckout(stripe: Stripe, checkout: NewCheckout): Promise<{ id: string; url: string }> {
  const { customer, plan, channel, userId, successUrl, cancelUrl, idempotencyKey } = checkout;
  const price = await priceOf(stripe, plan);
  const { id, url } = await askToPay(
    stripe.checkout.sessions.create(
      {
        mode: 'subscription',
        customer,
        client_reference_id: userId,
        line_items: [{ price, quantity: 1 }],
        success_url: successUrl,
        cancel_url: cancelUrl,
        subscription_data: {
          metadata: { userId, ...(channel ? { channelId: channel.id } : {}) },
          ...(channel ? { description: `Channel /${channel.slug}`, transfer_data: transferData(channel) } : {}),
        },
      },
      { idempotencyKey },
    ),
  );
  if (url) return { id, url };
  throw new Error(`checkout session ${id} has no address`);
}

/** What our page promises must be what is charged. */
async function priceOf(stripe: Stripe, { lookupKey, price }: MonthlyPlan): Promise<string> {
  const { data } = await ask(stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 }));
  const [found] = data;
  const isPromised =
    found?.unit_amount === Number(price.minor) &&
    found.currency === price.currency.toLowerCase() &&
    found.recurring?.interval === 'month' &&
    found.recurring.interval_count === 1;
  if (found && isPromised) return found.id;
  throw new DomainError('unavailable', 'plan_not_sold', 'This plan cannot be bought right now. Tell the team, please.');
}

function statusOf(status: string | null): CheckoutState['status'] {
  return status === 'open' || status === 'complete' ? status : 'expired';
}

async function findSubscription(stripe: Stripe, id: string): Promise<ProviderSubscription | null> {
  const subscription = await askFor(stripe.subscriptions.retrieve(id, { expand: [DISCOUNTS] }));
  return subscription && readSubscription(subscription, readDiscounts(subscription.discounts));
}

async function findEvent(stripe: Stripe, id: string): Promise<ProviderEvent | null> {
  const event = await askFor(stripe.events.retrieve(id));
  if (!event) return null;
  const { object } = event.data;
  const discounts = 'discounts' in object && object.object === 'subscription' ? object.discounts : [];
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000),
    phase: phaseOf(event.type),
    subject: readSubject(object, discounts.length > 0 ? await discountsOf(stripe, object, discounts) : []),
  };
}

/** An event names discounts by id only; what they are is asked of the subscription as it is now. */
async function discountsOf(
  stripe: Stripe,
  object: object,
  named: readonly (string | Stripe.Discount)[],
): Promise<Discount[]> {
  const id = 'id' in object ? String(object.id) : '';
  const subscription = await askFor(stripe.subscriptions.retrieve(id, { expand: [DISCOUNTS] }));
  const ids = new Set(named.map((discount) => (typeof discount === 'string' ? discount : discount.id)));
  const standing = subscription?.discounts.filter((each) => typeof each !== 'string' && ids.has(each.id)) ?? [];
  return readDiscounts(standing);
}

async function findUnpaidSince(stripe: Stripe, subscription: string, at: number): Promise<Date | null> {
  const { data } = await ask(stripe.invoices.list({ subscription, limit: PAGE }));
  const due = data.flatMap(({ status_transitions: times }) => {
    const isOver = [times.paid_at, times.voided_at, times.marked_uncollectible_at].some(
      (over) => over !== null && over <= at,
    );
    return times.finalized_at !== null && times.finalized_at <= at && !isOver ? [times.finalized_at] : [];
  });
  return due.length === 0 ? null : new Date(Math.min(...due) * 1000);
}

async function* listEventsSince(stripe: Stripe, at: Date): AsyncIterable<EventNotice[]> {
  const params = { types: [...HANDLED_EVENTS], created: { gte: seconds(at) }, limit: PAGE };
  for await (const events of pages((after) => stripe.events.list({ ...params, ...after })))
    yield events.map(({ id, type, created }) => ({ id, type, createdAt: new Date(created * 1000) }));
}

async function* listMovementsSince(stripe: Stripe, at: Date): AsyncIterable<BalanceMovement[]> {
  const params = { created: { gte: seconds(at) }, limit: PAGE };
  for await (const transactions of pages((after) => stripe.balanceTransactions.list({ ...params, ...after })))
    yield transactions.map(readMovement);
}

async function* pages<T extends { id: string }>(
  list: (after: { starting_after?: string }) => Promise<Stripe.ApiList<T>>,
): AsyncIterable<T[]> {
  let after: { starting_after?: string } = {};
  for (;;) {
    const { data, has_more: hasMore } = await ask(list(after));
    if (data.length > 0) yield data;
    const last = data.at(-1);
    if (!hasMore || !last) return;
    after = { starting_after: last.id };
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

import * as z from 'zod/mini';
import { endSubscription, setCancelAtPeriodEnd } from '../engine/cancel-subscription.ts';
import { changeSubscription } from '../engine/change-subscription.ts';
import { requireDestination } from '../engine/require-destination.ts';
import { startSubscription } from '../engine/start-subscription.ts';
import { planOf } from '../objects/new-price.ts';
import { find, listAll } from '../state/find.ts';
import type { Subscription, SubscriptionItem } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { flag, ignored, integer, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import { transferData } from '../wire/transfer-data.ts';
import type { World } from '../world.ts';

const ITEM = z.strictObject({ id: z.optional(text), price: z.optional(text), quantity: z.optional(integer) });

/** https://docs.stripe.com/api/subscriptions */
export const subscriptionRoutes: Route[] = [
  route(
    'POST',
    '/v1/subscriptions',
    {
      customer: text,
      items: z.array(z.strictObject({ price: text, quantity: z._default(integer, 1) })).check(z.minLength(1)),
      default_payment_method: z.optional(text),
      metadata: z.optional(metadata),
      description: z.optional(text),
      transfer_data: z.optional(transferData),
      payment_behavior: z.optional(z.literal('allow_incomplete')),
    },
    ({ world, params }) => {
      const lines = params.items.map(({ price, quantity }, index) => ({
        price: find(world, 'price', price, `items[${index}][price]`),
        quantity,
      }));
      const { subscription } = startSubscription(world, {
        customer: find(world, 'customer', params.customer, 'customer'),
        lines,
        paymentMethod: params.default_payment_method ?? null,
        metadata: params.metadata ?? {},
        description: params.description,
        transferData: params.transfer_data,
      });
      return subscription;
    },
  ),
  route(
    'GET',
    '/v1/subscriptions',
    {
      ...paging,
      customer: z.optional(text),
      price: z.optional(text),
      status: z.optional(text),
      created: z.optional(range),
    },
    ({ world, url, params }) =>
      listPage(
        listAll(world, 'subscription', (row) => isListed(row, params)),
        url,
        params,
      ),
  ),
  route('GET', '/v1/subscriptions/:id', {}, ({ world, id }) => find(world, 'subscription', id)),
  route(
    'POST',
    '/v1/subscriptions/:id',
    {
      cancel_at_period_end: z.optional(flag),
      default_payment_method: z.optional(text),
      metadata: z.optional(metadata),
      description: z.optional(text),
      items: z.optional(z.array(ITEM)),
      // Empty takes it away; else later invoices are shared so.
      transfer_data: z.optional(z.union([z.literal(''), transferData])),
      // Without the parameter Stripe prorates; this stand-in does not, so it must be told not to.
      proration_behavior: z.optional(z.literal('none')),
    },
    ({ world, id, params }) => {
      const subscription = find(world, 'subscription', id);
      if (subscription.status === 'canceled')
        throw errors.badState('A canceled subscription can only update its cancellation_details and metadata.');
      const { cancel_at_period_end: isCanceling, items, metadata: notes, transfer_data: share, ...change } = params;
      if (share) requireDestination(world, share.destination, 'transfer_data[destination]');
      if (items && params.proration_behavior !== 'none')
        throw errors.badParam('proration_behavior', 'This stand-in changes items with proration_behavior "none" only.');
      changeSubscription(world, subscription, {
        ...(change.default_payment_method === undefined
          ? {}
          : { default_payment_method: find(world, 'payment_method', change.default_payment_method).id }),
        ...(change.description === undefined ? {} : { description: change.description }),
        ...(notes === undefined ? {} : { metadata: { ...subscription.metadata, ...notes } }),
        ...(share === undefined ? {} : { transfer_data: share || null }),
        ...(items === undefined ? {} : { items: changedItems(world, subscription, items) }),
      });
      if (isCanceling !== undefined && isCanceling !== subscription.cancel_at_period_end)
        setCancelAtPeriodEnd(world, subscription, isCanceling);
      return subscription;
    },
  ),
  route(
    'DELETE',
    '/v1/subscriptions/:id',
    { invoice_now: ignored, prorate: ignored, cancellation_details: ignored },
    ({ world, id }) => {
      const subscription = find(world, 'subscription', id);
      if (subscription.status === 'canceled') throw errors.missing('subscription', id, 'id');
      endSubscription(world, subscription, 'cancellation_requested');
      return subscription;
    },
  ),
];

interface Filter {
  customer?: string | undefined;
  price?: string | undefined;
  status?: string | undefined;
  created?: z.infer<typeof range> | undefined;
}

/** Without a status, those that are canceled are left out. */
function isListed({ customer, status, items, created }: Subscription, filter: Filter): boolean {
  const isStatus = filter.status === undefined ? status !== 'canceled' : ['all', status].includes(filter.status);
  return (
    isStatus &&
    customer === (filter.customer ?? customer) &&
    (filter.price === undefined || items.data.some(({ price }) => price.id === filter.price)) &&
    isWithin(created, filter.created)
  );
}

function changedItems(world: World, { items }: Subscription, changes: z.infer<typeof ITEM>[]): Subscription['items'] {
  return {
    ...items,
    data: items.data.map((item) => {
      const change = changes.find(({ id }) => id === item.id);
      return change ? changedItem(world, item, change) : item;
    }),
  };
}

function changedItem(world: World, item: SubscriptionItem, change: z.infer<typeof ITEM>): SubscriptionItem {
  const price = change.price === undefined ? item.price : find(world, 'price', change.price, 'items[0][price]');
  return { ...item, price, plan: planOf(price), quantity: change.quantity ?? item.quantity ?? 1 };
}

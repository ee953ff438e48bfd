import { z } from 'zod';
import { CHANNEL_PLAN } from '#domain/billing/channel-sales/channel-plan.ts';
import type { ChannelSalesState } from '#domain/billing/channel-sales/channel-sales.ts';
import type { ChannelSubscription } from '#domain/billing/channel-sales/channel-subscription.entity.ts';
import type { PayoutAccount } from '#domain/billing/channel-sales/payout-account.entity.ts';
import { moneyToJson } from '#domain/money.ts';
import { monthlyPriceSchema } from './monthly-price.ts';
import { subscriptionStateOf, subscriptionStateSchema } from './subscription-state.ts';

const stateSchema = z.object({ state: subscriptionStateSchema, periodEnd: z.iso.datetime() });

/** A channel's subscription as a visitor sees it. */
export const channelOfferSchema = z
  .object({
    isSold: z.boolean().meta({ description: 'Whether members can subscribe to it now' }),
    isOwn: z.boolean().meta({ description: 'Whether the channel is the visitor’s' }),
    price: monthlyPriceSchema,
    subscription: stateSchema.nullable().meta({ description: 'The visitor’s, or the one they had last' }),
  })
  .meta({ id: 'ChannelOffer' });

export const channelSubscriptionSchema = stateSchema
  .extend({ channel: z.object({ slug: z.string(), ownerName: z.string() }) })
  .meta({ id: 'ChannelSubscription' });

export const channelSubscriptionsSchema = z.object({
  data: z.array(channelSubscriptionSchema),
  price: monthlyPriceSchema,
});

/** How a channel's sales stand, for its streamer. */
export const channelSalesSchema = z
  .object({
    isOpen: z.boolean().meta({ description: 'Whether anything is sold here' }),
    sells: z.boolean(),
    payoutAccount: z.enum(['none', 'unfinished', 'ready', 'stopped']).meta({
      description:
        'unfinished: the payment provider still needs something; stopped: it was set up, and the provider sends it no money right now',
    }),
    subscribers: z.int(),
    price: monthlyPriceSchema,
    sharePercent: z.number().meta({ description: 'What of each payment is the streamer’s' }),
  })
  .meta({ id: 'ChannelSales' });

interface Offer {
  isSold: boolean;
  isOwn: boolean;
  subscription: ChannelSubscription | null;
}

export function presentChannelOffer({ subscription, ...offer }: Offer): z.infer<typeof channelOfferSchema> {
  return { ...offer, price: price(), subscription: subscription && presentState(subscription) };
}

/** Their channels and these' owners must be loaded. */
export function presentChannelSubscriptions(
  subscriptions: readonly ChannelSubscription[],
): z.infer<typeof channelSubscriptionsSchema> {
  const data = subscriptions.map((each) => ({
    channel: { slug: each.channel.slug, ownerName: each.channel.owner.name },
    ...presentState(each),
  }));
  return { data, price: price() };
}

export function presentChannelSales({ account, ...state }: ChannelSalesState): z.infer<typeof channelSalesSchema> {
  return { ...state, payoutAccount: accountState(account), price: price() };
}

function presentState(subscription: ChannelSubscription): z.infer<typeof stateSchema> {
  return { state: subscriptionStateOf(subscription), periodEnd: subscription.periodEnd.toISOString() };
}

function accountState(account: PayoutAccount | null): z.infer<typeof channelSalesSchema>['payoutAccount'] {
  if (!account) return 'none';
  if (account.canReceive) return 'ready';
  return account.isSetUp ? 'stopped' : 'unfinished';
}

function price() {
  return moneyToJson(CHANNEL_PLAN.price);
}

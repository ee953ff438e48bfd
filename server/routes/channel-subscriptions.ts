import { z } from 'zod';
import type { User } from '#domain/accounts/user.entity.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import {
  channelOfferSchema,
  channelSubscriptionsSchema,
  presentChannelOffer,
  presentChannelSubscriptions,
} from '../presenters/channel-subscription.ts';
import { providerPageSchema } from '../presenters/provider-page.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const slugSchema = z.object({ slug: z.string() });

interface Parts extends Pick<Domain, 'channels' | 'channelSales' | 'channelSubscriptions'> {
  publicUrl: string;
}

/** What a channel's subscription is to a visitor; nobody's when they are signed out. */
export async function channelOfferOf(
  user: User | undefined,
  channel: Channel,
  { channelSales, channelSubscriptions }: Omit<Parts, 'publicUrl' | 'channels'>,
): Promise<z.infer<typeof channelOfferSchema>> {
  return presentChannelOffer({
    isSold: await channelSales.isSold(channel),
    isOwn: channel.owner.id === user?.id,
    subscription: user ? await channelSubscriptions.findLatest(user, channel) : null,
  });
}

/** Members' subscriptions to channels. Cards and cancelling are the payment provider's pages, as for the platform's. */
export function channelSubscriptionRoutes({ channels, publicUrl, ...sales }: Parts): ApiRoute[] {
  const opens = rateLimit({ name: 'channel-checkout', points: 20, seconds: 60 });
  const own = { tag: 'own subscription', access: 'user' } as const;

  return [
    apiRoute({
      ...own,
      method: 'get',
      path: '/billing/channel-subscriptions',
      summary: 'The channels that I subscribe to',
      status: 200,
      answer: channelSubscriptionsSchema,
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return presentChannelSubscriptions(await sales.channelSubscriptions.listLive(requireUser(ctx)));
      },
    }),
    apiRoute({
      ...own,
      method: 'get',
      path: '/channels/:slug/subscription',
      summary: 'My subscription to a channel, and whether there is one to be had',
      params: slugSchema,
      status: 200,
      answer: channelOfferSchema,
      problems: { 404: 'channel_not_found' },
      async handle({ ctx, params }) {
        ctx.set('Cache-Control', 'no-store');
        return channelOfferOf(requireUser(ctx), await channels.get(params.slug), sales);
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channels/:slug/checkout',
      summary: 'Open the page where I pay for a subscription to a channel',
      params: slugSchema,
      status: 201,
      answer: providerPageSchema,
      problems: {
        404: 'channel_not_found',
        409: 'own_channel, channel_not_sold, channel_subscribed',
        503: 'billing_off, plan_not_sold, payments_unavailable',
      },
      limit: opens,
      async handle({ ctx, params }) {
        const channel = await channels.get(params.slug);
        const page = `${publicUrl}/${channel.slug}`;
        const urls = { successUrl: `${page}?subscribed`, cancelUrl: page };
        return { url: await sales.channelSales.openCheckout(requireUser(ctx), channel, urls) };
      },
    }),
  ];
}

import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { channelSalesSchema, presentChannelSales } from '../presenters/channel-subscription.ts';
import { providerPageSchema } from '../presenters/provider-page.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

interface Parts extends Pick<Domain, 'channels' | 'channelSales' | 'payoutAccounts'> {
  publicUrl: string;
}

/** What a streamer sells on their own channel, and where their share goes. Who they are is told the payment provider alone. */
export function channelSalesRoutes({ channels, channelSales, payoutAccounts, publicUrl }: Parts): ApiRoute[] {
  const opens = rateLimit({ name: 'channel-sales', points: 20, seconds: 60 });
  const own = { tag: 'own channel', access: 'user' } as const;
  const dashboard = `${publicUrl}/dashboard`;

  return [
    apiRoute({
      ...own,
      method: 'get',
      path: '/channel/sales',
      summary: 'How subscriptions to my channel stand',
      status: 200,
      answer: channelSalesSchema,
      problems: { 404: 'no_channel' },
      limit: opens,
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return presentChannelSales(await channelSales.describe(await channels.getByOwner(requireUser(ctx))));
      },
    }),
    apiRoute({
      ...own,
      method: 'patch',
      path: '/channel/sales',
      summary: 'Sell subscriptions to my channel, or no more',
      body: z.object({ sells: z.boolean() }),
      status: 200,
      answer: channelSalesSchema,
      problems: { 404: 'no_channel', 409: 'no_payout_account', 503: 'billing_off, payments_unavailable' },
      limit: opens,
      async handle({ ctx, body }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        await channelSales.choose(channel, body.sells);
        return presentChannelSales(await channelSales.describe(channel));
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/payout-account',
      summary: 'Open the page where I set up where my share goes',
      status: 201,
      answer: providerPageSchema,
      problems: { 404: 'no_channel', 503: 'billing_off, payments_unavailable' },
      limit: opens,
      async handle({ ctx }) {
        const channel = await channels.getByOwner(requireUser(ctx));
        const urls = { returnUrl: `${dashboard}?payouts`, refreshUrl: `${dashboard}?payouts=again` };
        return { url: await payoutAccounts.openSetUp(channel, urls) };
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/channel/payout-account/dashboard',
      summary: 'Open the page where I see what I was sent',
      status: 201,
      answer: providerPageSchema,
      problems: { 404: 'no_channel', 409: 'no_payout_account', 503: 'billing_off, payments_unavailable' },
      limit: opens,
      async handle({ ctx }) {
        return { url: await payoutAccounts.openDashboard(await channels.getByOwner(requireUser(ctx))) };
      },
    }),
  ];
}

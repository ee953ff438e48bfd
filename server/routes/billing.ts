import { z } from 'zod';
import { PLATFORM_PLANS } from '#domain/billing/platform-plan.ts';
import type { Domain } from '#domain/domain.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { ownSubscriptionSchema, presentOwnSubscription } from '../presenters/platform-subscription.ts';
import { providerPageSchema } from '../presenters/provider-page.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';

const SUBSCRIPTION_PAGE = '/settings/subscription';
const TIERS = PLATFORM_PLANS.map(({ tier }) => tier);

interface Parts extends Pick<Domain, 'billing'> {
  publicUrl: string;
}

/** A member's own subscription to the platform. Cards and cancelling are the payment provider's pages. */
export function billingRoutes({ billing, publicUrl }: Parts): ApiRoute[] {
  const opens = rateLimit({ name: 'billing', points: 20, seconds: 60 });
  const page = `${publicUrl}${SUBSCRIPTION_PAGE}`;
  const own = { tag: 'own subscription', access: 'user' } as const;

  return [
    apiRoute({
      ...own,
      method: 'get',
      path: '/billing/subscription',
      summary: 'My subscription, and what there is to subscribe to',
      status: 200,
      answer: ownSubscriptionSchema,
      async handle({ ctx }) {
        ctx.set('Cache-Control', 'no-store');
        return presentOwnSubscription(await billing.findSubscription(requireUser(ctx)), billing.isOpen);
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/billing/checkout',
      summary: 'Open the page where I pay for a plan',
      body: z.object({ plan: z.enum(TIERS, `A plan is one of ${TIERS.join(', ')}.`) }),
      status: 201,
      answer: providerPageSchema,
      problems: { 409: 'already_subscribed', 503: 'billing_off, plan_not_sold, payments_unavailable' },
      limit: opens,
      async handle({ ctx, body }) {
        const urls = { successUrl: `${page}?paid`, cancelUrl: page };
        return { url: await billing.openCheckout(requireUser(ctx), body.plan, urls) };
      },
    }),
    apiRoute({
      ...own,
      method: 'post',
      path: '/billing/portal',
      summary: 'Open the page where I change my card, or cancel',
      status: 201,
      answer: providerPageSchema,
      problems: { 409: 'nothing_bought', 503: 'billing_off, payments_unavailable' },
      limit: opens,
      async handle({ ctx }) {
        return { url: await billing.openPortal(requireUser(ctx), page) };
      },
    }),
  ];
}

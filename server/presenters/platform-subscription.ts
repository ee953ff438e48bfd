import { z } from 'zod';
import { PLATFORM_PLANS } from '#domain/billing/platform-plan.ts';
import type { PlatformSubscription } from '#domain/billing/platform-subscription.entity.ts';
import { moneyToJson } from '#domain/money.ts';
import { monthlyPriceSchema } from './monthly-price.ts';
import { subscriptionStateOf, subscriptionStateSchema } from './subscription-state.ts';

export const platformSubscriptionSchema = z
  .object({
    tier: z.string(),
    state: subscriptionStateSchema,
    periodEnd: z.iso.datetime(),
  })
  .meta({ id: 'PlatformSubscription' });

export const ownSubscriptionSchema = z.object({
  isOpen: z.boolean().meta({ description: 'Whether anything is sold here' }),
  subscription: platformSubscriptionSchema.nullable(),
  plans: z.array(z.object({ tier: z.string(), price: monthlyPriceSchema })),
});

export function presentOwnSubscription(
  subscription: PlatformSubscription | null,
  isOpen: boolean,
): z.infer<typeof ownSubscriptionSchema> {
  return {
    isOpen,
    subscription: subscription && {
      tier: subscription.tier,
      state: subscriptionStateOf(subscription),
      periodEnd: subscription.periodEnd.toISOString(),
    },
    plans: PLATFORM_PLANS.map(({ tier, price }) => ({ tier, price: moneyToJson(price) })),
  };
}

import { z } from 'zod';
import type { PlatformSubscription } from '#domain/billing/platform-subscription.entity.ts';

export const subscriptionStateSchema = z.enum(['confirming', 'active', 'ending', 'unpaid', 'ended']).meta({
  description:
    'confirming: the first payment is under way; ending: canceled, and paid for until periodEnd; unpaid: the last payment failed and is tried again',
});

/** How a subscription stands, to the platform or to a channel. */
export function subscriptionStateOf({
  status,
  cancelAtPeriodEnd,
}: Pick<PlatformSubscription, 'status' | 'cancelAtPeriodEnd'>): z.infer<typeof subscriptionStateSchema> {
  if (status === 'incomplete') return 'confirming';
  if (status === 'past_due') return 'unpaid';
  if (status !== 'active' && status !== 'trialing') return 'ended';
  return cancelAtPeriodEnd ? 'ending' : 'active';
}

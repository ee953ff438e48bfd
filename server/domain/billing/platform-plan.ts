import { DomainError } from '../errors.ts';
import type { MonthlyPlan } from './monthly-plan.ts';

/** What a member of the community can subscribe to. */
export type PlatformTier = 'supporter' | 'patron';

export interface PlatformPlan extends MonthlyPlan {
  tier: PlatformTier;
}

export const PLATFORM_PLANS: readonly PlatformPlan[] = [
  { tier: 'supporter', lookupKey: 'glim_supporter_monthly', price: { minor: 500n, currency: 'USD' } },
  { tier: 'patron', lookupKey: 'glim_patron_monthly', price: { minor: 2500n, currency: 'USD' } },
];

/** @throws DomainError invalid `plan_unknown` */
export function getPlatformPlan(tier: string): PlatformPlan {
  const plan = PLATFORM_PLANS.find((each) => each.tier === tier);
  if (plan) return plan;
  throw new DomainError('invalid', 'plan_unknown', `There is no plan called ${tier}.`, { tier });
}

export function findPlanByLookupKey(lookupKey: string | null): PlatformPlan | null {
  return PLATFORM_PLANS.find((each) => each.lookupKey === lookupKey) ?? null;
}

import type { MonthlyPlan } from '../monthly-plan.ts';

/** A subscription to a streamer's channel. It costs the same on every channel. */
export const CHANNEL_PLAN: MonthlyPlan = {
  lookupKey: 'glim_channel_monthly',
  price: { minor: 500n, currency: 'USD' },
};

import type { ProviderStatus } from './payment-provider.ts';

/** While it is one of these, its member has what they pay for. An unpaid renewal is tried again for some days. */
export const LIVE_STATUSES: readonly ProviderStatus[] = ['trialing', 'active', 'past_due'];

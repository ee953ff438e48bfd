import { defineEntity, p } from '@mikro-orm/postgresql';
import { BillingCustomerSchema } from './billing-customer.entity.ts';
import type { ProviderStatus } from './payment-provider.ts';
import type { PlatformTier } from './platform-plan.ts';

const schema = defineEntity({
  name: 'PlatformSubscription',
  properties: {
    /** The provider's reference. */
    id: p.string().length(255).primary(),
    customer: () => p.manyToOne(BillingCustomerSchema),
    tier: p.string().length(32).$type<PlatformTier>(),
    status: p.string().length(32).$type<ProviderStatus>(),
    periodEnd: p.datetime(),
    cancelAtPeriodEnd: p.boolean(),
    /** When it was last read at the provider. */
    refreshedAt: p.datetime(),
  },
  indexes: [{ properties: ['customer', 'periodEnd'] }],
});

/** A member's subscription to the platform, as the provider said when it was last asked. */
export class PlatformSubscription extends schema.class {}
schema.setClass(PlatformSubscription);

export { schema as PlatformSubscriptionSchema };

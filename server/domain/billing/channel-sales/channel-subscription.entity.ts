import { defineEntity, p } from '@mikro-orm/postgresql';
import { ChannelSchema } from '../../channels/channel.entity.ts';
import { BillingCustomerSchema } from '../billing-customer.entity.ts';
import type { ProviderStatus } from '../payment-provider.ts';

const schema = defineEntity({
  name: 'ChannelSubscription',
  properties: {
    /** The provider's reference. */
    id: p.string().length(255).primary(),
    customer: () => p.manyToOne(BillingCustomerSchema),
    channel: () => p.manyToOne(ChannelSchema).deleteRule('cascade'),
    status: p.string().length(32).$type<ProviderStatus>(),
    periodEnd: p.datetime(),
    cancelAtPeriodEnd: p.boolean(),
    /** Of each payment, what goes to the streamer. */
    sharePercent: p.decimal('number').precision(5).scale(2),
    /** When it was last read at the provider. */
    refreshedAt: p.datetime(),
  },
  indexes: [{ properties: ['customer', 'channel'] }, { properties: ['channel', 'status'] }],
});

/** A member's subscription to a channel, as the provider said when it was last asked. */
export class ChannelSubscription extends schema.class {}
schema.setClass(ChannelSubscription);

export { schema as ChannelSubscriptionSchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

/** How an event ended: its effects are in, the provider knows of none, or it was about nothing of ours. */
export type EventOutcome = 'applied' | 'unknown' | 'nothing';

const schema = defineEntity({
  name: 'BillingEvent',
  properties: {
    /** The provider's. */
    id: p.string().length(255).primary(),
    type: p.string().length(100),
    createdAt: p.datetime(),
    receivedAt: p.datetime(),
    /** Set in the transaction of its effects. */
    appliedAt: p.datetime().nullable(),
    outcome: p.string().length(16).$type<EventOutcome>().nullable(),
  },
  indexes: [{ properties: ['appliedAt', 'receivedAt'] }],
});

/** An event of the payment provider that we have heard of. Each takes effect once. */
export class BillingEvent extends schema.class {}
schema.setClass(BillingEvent);

export { schema as BillingEventSchema };

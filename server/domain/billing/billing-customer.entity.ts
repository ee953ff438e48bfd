import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../accounts/user.entity.ts';

const schema = defineEntity({
  name: 'BillingCustomer',
  properties: {
    /** The provider's reference. */
    id: p.string().length(255).primary(),
    /** Null once the member is forgotten. */
    user: () => p.manyToOne(UserSchema).nullable().deleteRule('set null'),
    /** The checkout that was opened last. */
    checkoutId: p.string().length(255).nullable(),
    /** What it is for: a tier of the platform, or `channel:` and the channel's id. */
    checkoutFor: p.string().length(64).nullable(),
    /** How many were opened: part of the next one's idempotency key. */
    checkoutCount: p.integer().default(0),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['user'] }],
});

/** A user as the payment provider knows them. There is one of each. */
export class BillingCustomer extends schema.class {}
schema.setClass(BillingCustomer);

export { schema as BillingCustomerSchema };

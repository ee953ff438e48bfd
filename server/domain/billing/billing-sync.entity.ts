import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'BillingSync',
  properties: {
    name: p.string().length(32).primary().$type<'events' | 'movements'>(),
    /** Everything the provider had by then has been read. */
    syncedAt: p.datetime(),
    /** The first time that was ever asked for. */
    since: p.datetime(),
  },
});

/** How far the provider's lists have been read. */
class BillingSync extends schema.class {}
schema.setClass(BillingSync);

export { schema as BillingSyncSchema };

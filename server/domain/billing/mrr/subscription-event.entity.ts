import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { UserSchema } from '../../accounts/user.entity.ts';
import type { SubscriptionStatus } from './subscription-snapshot.ts';
import type { SubscriptionTermsJson } from './subscription-terms-json.ts';

const schema = defineEntity({
  name: 'SubscriptionEvent',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    // References are compared byte by byte: alike on every machine, and fast.
    source: p.string().length(32).collation('C'),
    eventId: p.string().length(255).collation('C'),
    subscription: p.string().length(255).collation('C'),
    customer: p.string().length(255).collation('C'),
    user: () => p.manyToOne(UserSchema).nullable().deleteRule('set null'),
    status: p.string().length(16).$type<SubscriptionStatus>(),
    terms: p.json().$type<SubscriptionTermsJson>(),
    currency: p.string().length(3),
    /** What the terms come to: from each time of `stepAt` on, so many minor units a month of `stepMinor`. */
    stepAt: p.array().columnType('timestamptz[]'),
    stepMinor: p.array().columnType('bigint[]'),
    effectiveAt: p.datetime(),
    sequence: p.integer().default(0),
    recordedAt: p.datetime(),
  },
  uniques: [{ properties: ['source', 'eventId'] }],
  indexes: [{ properties: ['subscription', 'effectiveAt'] }],
});

/**
 * What a subscription was from one moment on, in full, as one event at its source says. Rows are only ever added,
 * which the database enforces; the account alone is let go of when a member is forgotten.
 */
class SubscriptionEvent extends schema.class {}
schema.setClass(SubscriptionEvent);

export { schema as SubscriptionEventSchema };

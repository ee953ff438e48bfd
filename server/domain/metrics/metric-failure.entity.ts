import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'MetricFailure',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    key: p.string().length(64),
    failedAt: p.datetime(),
    /** A sentence for the guild's staff. */
    reason: p.string().length(500),
  },
  indexes: [{ properties: ['key', 'failedAt'] }],
});

/** A reading that could not be taken, so that a gap can say why it is there. */
class MetricFailure extends schema.class {}
schema.setClass(MetricFailure);

export { schema as MetricFailureSchema };

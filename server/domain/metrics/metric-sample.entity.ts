import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'MetricSample',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    key: p.string().length(64),
    /** A number of things, or minor units of `currency`. */
    value: p.bigint(),
    currency: p.string().length(3).nullable(),
    /** The moment that the value is true for. */
    takenAt: p.datetime(),
    recordedAt: p.datetime(),
    source: p.string().length(32),
    /** The query or request that gave it. */
    query: p.string().length(500).nullable(),
    note: p.string().length(500).nullable(),
    author: p.string().length(100).nullable(),
    /** The earlier sample that this one corrects. */
    supersedesId: p.uuid().nullable().unique(),
  },
  indexes: [{ properties: ['key', 'takenAt'] }],
});

/**
 * One reading of a metric. Rows are only ever added, which the database enforces:
 * a correction is a new row that names the one it stands in for.
 */
export class MetricSample extends schema.class {}
schema.setClass(MetricSample);

export { schema as MetricSampleSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { MetricFields } from './metric-fields.ts';

const schema = defineEntity({
  name: 'MetricChange',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    key: p.string().length(64),
    kind: p.string().length(16).$type<'added' | 'edited' | 'retired' | 'restored'>(),
    changedAt: p.datetime(),
    changedBy: p.string().length(100),
    /** Null when it was added. */
    before: p.json().$type<MetricFields>().nullable(),
    after: p.json().$type<MetricFields>(),
  },
  indexes: [{ properties: ['key', 'changedAt'] }],
});

/** What was changed in the catalogue, by whom. Rows are only ever added, which the database enforces. */
export class MetricChange extends schema.class {}
schema.setClass(MetricChange);

export { schema as MetricChangeSchema };

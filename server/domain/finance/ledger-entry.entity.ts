import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LedgerKind } from './ledger-kind.ts';

const schema = defineEntity({
  name: 'LedgerEntry',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    kind: p.string().length(32).$type<LedgerKind>(),
    /** Minor units of `currency`, 0 or more; only an adjustment may be below 0. */
    minor: p.bigint(),
    currency: p.string().length(3),
    /** When the money moved, which decides its month. Of a running total: the moment it is the total at. */
    occurredAt: p.datetime(),
    /** Whose books it is from: `stripe`, `digitalocean`, `csv`, `hand`. */
    source: p.string().length(32),
    /** What the source calls it; with source and kind it names one thing, whatever its revision. */
    reference: p.string().length(200),
    /** 1 at first; a later one stands in for those before it. */
    revision: p.integer(),
    /** A total that grows through its month, of which a statement takes the last one before its own end. */
    isRunning: p.boolean(),
    note: p.string().length(500).nullable(),
    author: p.string().length(100).nullable(),
    recordedAt: p.datetime(),
  },
  uniques: [{ properties: ['source', 'kind', 'reference', 'revision'] }],
  indexes: [{ properties: ['occurredAt'] }],
});

/** One movement of money. Rows are only ever added, which the database enforces: what was wrong is revised by a later row. */
export class LedgerEntry extends schema.class {}
schema.setClass(LedgerEntry);

export { schema as LedgerEntrySchema };

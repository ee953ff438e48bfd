import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LedgerKind } from './ledger-kind.ts';

const schema = defineEntity({
  name: 'LedgerCoverage',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    source: p.string().length(32),
    kinds: p.array().$type<LedgerKind[]>().columnType('text[]'),
    /** First and last day, in GLIMCAP_TIMEZONE. */
    coveredFrom: p.string().length(10),
    coveredThrough: p.string().length(10),
    /** What is covered is a running total as of the last day, not each day by itself. */
    isRunning: p.boolean(),
    /** It takes back what was said before by the same source about the same kinds and days. */
    isWithdrawn: p.boolean().default(false),
    /** What the source itself says the kinds sum to over these days, in minor units of `currency`. */
    claimedMinor: p.bigint().nullable(),
    currency: p.string().length(3).nullable(),
    note: p.string().length(500).nullable(),
    author: p.string().length(100).nullable(),
    recordedAt: p.datetime(),
  },
  indexes: [{ properties: ['coveredThrough'] }],
});

/**
 * The word of a source that the ledger has all of its entries of some kinds from
 * one day through another. Without it nobody knows whether nothing happened or
 * nothing was entered. Rows are only ever added.
 */
export class LedgerCoverage extends schema.class {}
schema.setClass(LedgerCoverage);

export { schema as LedgerCoverageSchema };

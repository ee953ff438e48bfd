import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { GlimcapReportSchema } from '../glimcap-report.entity.ts';
import { GlimcapReaderSchema } from './reader.entity.ts';

/** `skipped`: the reader had left before. `refused`: the mail server does not want it. `failed`: nobody took it for days. */
export type MailingState = 'due' | 'sent' | 'skipped' | 'refused' | 'failed';

const schema = defineEntity({
  name: 'GlimcapMailing',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    report: () => p.manyToOne(GlimcapReportSchema).deleteRule('cascade'),
    reader: () => p.manyToOne(GlimcapReaderSchema).deleteRule('cascade'),
    state: p.string().length(16).$type<MailingState>(),
    createdAt: p.datetime(),
    /** When the mail server was last given it: from then on it may have it, though nobody noted that. */
    attemptedAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    sentAt: p.datetime().nullable(),
    /** Why the last attempt came to nothing. */
    reason: p.string().length(500).nullable(),
  },
  uniques: [{ properties: ['report', 'reader'] }],
  indexes: [{ properties: ['reader'] }],
});

/** One report to one reader. There is never a second one. */
export class GlimcapMailing extends schema.class {}
schema.setClass(GlimcapMailing);

export { schema as GlimcapMailingSchema };

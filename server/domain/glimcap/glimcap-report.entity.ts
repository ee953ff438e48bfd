import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FiguresJson } from './figures-json.ts';

/** A `held` report cannot be published until it is let go. */
export type GlimcapState = 'draft' | 'held' | 'published';

const schema = defineEntity({
  name: 'GlimcapReport',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** Unique among published reports; a draft's is the next one as far as it knew. */
    number: p.integer(),
    /** The Monday and the Sunday of the reported week. */
    weekStart: p.string().length(10),
    weekEnd: p.string().length(10).unique(),
    state: p.string().length(16).$type<GlimcapState>(),
    /** Counts the drafts of this report, so that what is published is what was reviewed. */
    revision: p.integer(),
    /** The number last published when this was drafted: its differences are against that one. */
    previousNumber: p.integer().nullable(),
    figures: p.json().$type<FiguresJson>(),
    markdown: p.text(),
    draftedAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
    publishedBy: p.string().length(100).nullable(),
  },
});

/** One week's report. There is one a week, and the database lets no published one change. */
export class GlimcapReport extends schema.class {}
schema.setClass(GlimcapReport);

export { schema as GlimcapReportSchema };

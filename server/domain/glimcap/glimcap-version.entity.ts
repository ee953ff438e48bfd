import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FiguresJson } from './figures-json.ts';
import { GlimcapReportSchema } from './glimcap-report.entity.ts';

/** What made a version. The last three are what readers see; each correction stands in for the one before. */
export type GlimcapVersionKind = 'compiled' | 'edited' | 'imported' | 'published' | 'corrected';

const schema = defineEntity({
  name: 'GlimcapVersion',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    report: () => p.manyToOne(GlimcapReportSchema),
    /** Counts a report's versions from 1. */
    ordinal: p.integer(),
    kind: p.string().length(16).$type<GlimcapVersionKind>(),
    figures: p.json().$type<FiguresJson>(),
    markdown: p.text(),
    madeAt: p.datetime(),
    /** A name, or null for what the clock made. */
    madeBy: p.string().length(100).nullable(),
    /** What a correction says to readers. */
    note: p.string().length(500).nullable(),
  },
  uniques: [{ properties: ['report', 'ordinal'] }],
});

/** A report as it was at one time. Rows are only ever added, which the database enforces. */
export class GlimcapVersion extends schema.class {}
schema.setClass(GlimcapVersion);

export { schema as GlimcapVersionSchema };

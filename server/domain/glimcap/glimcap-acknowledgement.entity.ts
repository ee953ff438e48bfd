import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { GlimcapReportSchema } from './glimcap-report.entity.ts';

const schema = defineEntity({
  name: 'GlimcapAcknowledgement',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    report: () => p.manyToOne(GlimcapReportSchema),
    /** `Finding.id`: it changes with the figures that the finding is about. */
    finding: p.string().length(100),
    /** The finding's sentence as it was read. */
    text: p.text(),
    reason: p.string().length(500),
    madeAt: p.datetime(),
    madeBy: p.string().length(100),
  },
  uniques: [{ properties: ['report', 'finding'] }],
});

/** Somebody has seen a finding of the sanity gate and says why the report may be published all the same. */
export class GlimcapAcknowledgement extends schema.class {}
schema.setClass(GlimcapAcknowledgement);

export { schema as GlimcapAcknowledgementSchema };

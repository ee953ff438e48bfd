import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'ReportText',
  properties: {
    key: p.string().length(32).primary(),
    /** Markdown. */
    text: p.text(),
    changedAt: p.datetime(),
    changedBy: p.string().length(100),
  },
});

/** A text that every report has until somebody changes it. */
export class ReportText extends schema.class {}
schema.setClass(ReportText);

export { schema as ReportTextSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FinanceFiguresJson } from '../glimcap/figures-json.ts';

const schema = defineEntity({
  name: 'FinanceEntry',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** First and last day of the period, as people name them. */
    periodFrom: p.string().length(10),
    periodTo: p.string().length(10),
    figures: p.json().$type<FinanceFiguresJson>(),
    source: p.string().length(32),
    recordedAt: p.datetime(),
  },
  indexes: [{ properties: ['periodFrom', 'periodTo', 'recordedAt'] }],
});

/** The money of a period as somebody recorded it. Rows are only ever added; the latest one of a period counts. */
class FinanceEntry extends schema.class {}
schema.setClass(FinanceEntry);

export { schema as FinanceEntrySchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'PageView',
  properties: {
    id: p.bigint().primary().autoincrement(),
    day: p.string().length(10),
    /** The start of the local hour: the exact moment is not kept. */
    hour: p.datetime(),
    path: p.string().length(100),
    /** The host of another site that linked here. */
    referrer: p.string().length(100).nullable(),
    /** See `visitorOf`: the same within a day, unknown across days. */
    visitor: p.bigint(),
  },
  indexes: [{ properties: ['day'] }],
});

/** One page that somebody looked at, kept until it is rolled up and a few days more. */
class PageView extends schema.class {}
schema.setClass(PageView);

export { schema as PageViewSchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'HelpMiss',
  properties: {
    /** In small letters, without what looks like it is about a person. */
    words: p.string().length(60).primary(),
    times: p.integer(),
    firstAt: p.datetime(),
    lastAt: p.datetime(),
  },
  indexes: [{ properties: ['lastAt'] }],
});

/** What was looked for and not found, and how often; never by whom. */
export class HelpMiss extends schema.class {}
schema.setClass(HelpMiss);

export { schema as HelpMissSchema };

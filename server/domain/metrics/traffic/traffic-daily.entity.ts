import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TrafficDaily',
  properties: {
    /** `all`, `path` or `referrer`. */
    dimension: p.string().length(8).primary(),
    day: p.string().length(10).primary(),
    source: p.string().length(16).primary(),
    /** A path or a host; empty for `all`, `(other)` for what is too rare to be named. */
    name: p.string().length(100).primary(),
    views: p.integer(),
    visitors: p.integer(),
  },
});

/** Views and visitors of a day: all of them, of each path, from each referring host. Kept for ever. */
class TrafficDaily extends schema.class {}
schema.setClass(TrafficDaily);

export { schema as TrafficDailySchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TrafficHourly',
  properties: {
    /** As in `TrafficDaily`. */
    dimension: p.string().length(8).primary(),
    hour: p.datetime().primary(),
    name: p.string().length(100).primary(),
    views: p.integer(),
    visitors: p.integer(),
  },
});

/** Views and visitors of a local hour. Names are kept for a few weeks, totals for ever. */
class TrafficHourly extends schema.class {}
schema.setClass(TrafficHourly);

export { schema as TrafficHourlySchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'CountedHour',
  properties: {
    hour: p.datetime().primary(),
    day: p.string().length(10),
    /** A bit for each minute in which a server counted, the first minute lowest. */
    minutes: p.bigint(),
  },
  indexes: [{ properties: ['day'] }],
});

/** When page views were counted at all, so that an hour nobody counted is a gap and not a 0. */
class CountedHour extends schema.class {}
schema.setClass(CountedHour);

export { schema as CountedHourSchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'TrafficDay',
  properties: {
    day: p.string().length(10).primary(),
    /** Whose figures speak for the day: `glim` or `plausible`. */
    source: p.string().length(16),
    /** What the day's visitors are hashed with, in hex; gone once the day is closed. */
    salt: p.string().length(64).nullable(),
    /** When it was rolled up for the last time. */
    closedAt: p.datetime().nullable(),
  },
});

/** A day on which pages were viewed, or of which an import tells. */
class TrafficDay extends schema.class {}
schema.setClass(TrafficDay);

export { schema as TrafficDaySchema };

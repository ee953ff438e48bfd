import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'ViewerMoment',
  properties: {
    /** The minute it fell in. */
    minute: p.datetime().primary(),
    /** Of all live streams together. */
    viewers: p.integer(),
    takenAt: p.datetime(),
  },
});

/** The moment of a minute at which the most viewers watched all live streams together; later of a quarter of an hour. */
class ViewerMoment extends schema.class {}
schema.setClass(ViewerMoment);

export { schema as ViewerMomentSchema };

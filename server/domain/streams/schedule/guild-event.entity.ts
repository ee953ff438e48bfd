import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'GuildEvent',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    /** It outlives its entry of the schedule, so that the event can be cancelled. */
    entryId: p.uuid(),
    day: p.string().length(10),
    /** Where and when it was to be made: by this it is known again when an answer was lost. */
    location: p.string().length(100),
    startsAt: p.datetime(),
    /** Discord's id of the scheduled event; null until its answer was stored. */
    eventId: p.string().length(20).nullable(),
    /** Cancelled, completed, or taken away by a moderator: nothing more is done. */
    settledAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['guildId', 'entryId', 'day'] }],
});

/** A planned stream as a scheduled event of a guild. */
export class GuildEvent extends schema.class {}
schema.setClass(GuildEvent);

export { schema as GuildEventSchema };

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
    /** Where and when it was tried last to make it: by this it is known again when an answer was lost. */
    location: p.string().length(100),
    startsAt: p.datetime(),
    /** Discord's id of the scheduled event; null until its answer was stored. */
    eventId: p.string().length(20).nullable(),
    /** When it was tried to make it and no answer came, or none yet. */
    attemptedAt: p.datetime().nullable(),
    /** The bot ends it. Stored before Discord is told, so that it is not taken for a moderator's doing. */
    withdrawnAt: p.datetime().nullable(),
    /** A moderator deleted, cancelled or ended it. */
    takenAwayAt: p.datetime().nullable(),
    /** Over, or taken away: nothing more is done. */
    settledAt: p.datetime().nullable(),
    /** Why it does not stand, in the guild's language. */
    failure: p.string().length(500).nullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['guildId', 'entryId', 'day'] }],
});

/** A planned stream as a scheduled event of a guild. */
export class GuildEvent extends schema.class {}
schema.setClass(GuildEvent);

export { schema as GuildEventSchema };

import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'EmoteSync',
  properties: {
    /** A guild's id, or `application`. */
    place: p.string().length(20).primary(),
    /** Who is at it, and until when that holds unless they say so again. */
    claimedBy: p.uuid().nullable(),
    claimedUntil: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** Until when Discord wants no more of it. */
    retryAt: p.datetime().nullable(),
    /** Whether a person asked for the run, and so is told also when there was nothing to do. */
    isAsked: p.boolean().default(false),
    /** Why nothing can be done, as a code. */
    trouble: p.string().length(30).nullable(),
    slotsStatic: p.integer().nullable(),
    slotsAnimated: p.integer().nullable(),
    usedStatic: p.integer().nullable(),
    usedAnimated: p.integer().nullable(),
    reportId: p.uuid().nullable(),
    reportChannelId: p.string().length(20).nullable(),
    reportAttemptedAt: p.datetime().nullable(),
    reportMessageId: p.string().length(20).nullable(),
    reportPostedAt: p.datetime().nullable(),
  },
});

/** How far the emoji of a place are brought in step, and the message that says so. */
export class EmoteSync extends schema.class {}
schema.setClass(EmoteSync);

export { schema as EmoteSyncSchema };

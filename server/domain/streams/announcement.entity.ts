import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { AlertRule } from './alert-rule.ts';
import { StreamSchema } from './stream.entity.ts';

const schema = defineEntity({
  name: 'Announcement',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    stream: () => p.manyToOne(StreamSchema).deleteRule('cascade'),
    guildId: p.string().length(20),
    alertChannelId: p.string().length(20),
    /** When it was last decided whether the alert channel hears of the stream. */
    decidedAt: p.datetime(),
    /** The filter that keeps the stream from the alert channel. */
    filteredBy: p.string().length(10).$type<AlertRule>().nullable(),
    /** Not posted before this time: the streamer's card before it is that young. */
    heldUntil: p.datetime().nullable(),
    /** When it turned out that the stream had ended before a card could be posted. */
    missedAt: p.datetime().nullable(),
    /** When posting was first tried: from then on a card may exist though its id is not known here. */
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    postedAt: p.datetime().nullable(),
    /** What the card was last seen to say, as a hash: it is edited when that differs. */
    shownHash: p.string().length(43).nullable(),
    shownAt: p.datetime().nullable(),
    /** Of when the picture on the card is. */
    pictureAt: p.datetime().nullable(),
    /** When a moderator deleted the card, or it was found gone. It is never posted again. */
    deletedAt: p.datetime().nullable(),
    /** When the bot took the card away, because its stream was over and the guild wants it so. */
    removedAt: p.datetime().nullable(),
    /** Why there is no card or it is not up to date, in a sentence for the guild's staff. */
    failure: p.text().nullable(),
    failedAt: p.datetime().nullable(),
    crosspostedAt: p.datetime().nullable(),
    /** Why it was not published to the guilds that follow, in a sentence for the guild's staff. */
    crosspostFailure: p.text().nullable(),
  },
  uniques: [{ properties: ['stream', 'alertChannelId'] }],
  indexes: [{ properties: ['guildId', 'stream'] }, { properties: ['messageId'] }],
});

/** The card of one stream in one alert channel. There is never a second one. */
export class Announcement extends schema.class {}
schema.setClass(Announcement);

export { schema as AnnouncementSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
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
    /** When posting was first tried: from then on a card may exist though its id is not known here. */
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    postedAt: p.datetime().nullable(),
    /** When the card was found gone. It is never posted again. */
    deletedAt: p.datetime().nullable(),
    /** Why there is no card, in a sentence for the guild's staff. */
    failure: p.string().length(500).nullable(),
  },
  uniques: [{ properties: ['stream', 'alertChannelId'] }],
});

/** The card of one stream in one alert channel. There is never a second one. */
export class Announcement extends schema.class {}
schema.setClass(Announcement);

export { schema as AnnouncementSchema };

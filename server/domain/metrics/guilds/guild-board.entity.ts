import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'GuildBoard',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20).unique(),
    textChannelId: p.string().length(20),
    /** When posting was first tried: from then on the message may exist though its id is not known here. */
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    /** A hash of what it says, so that the same is not said again. */
    shown: p.string().length(64).nullable(),
    shownAt: p.datetime().nullable(),
    /** When somebody was found to have deleted it. It is not posted again until staff ask for it. */
    deletedAt: p.datetime().nullable(),
  },
});

/** The one message that shows a guild the figures, kept up to date. */
export class GuildBoard extends schema.class {}
schema.setClass(GuildBoard);

export { schema as GuildBoardSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { GlimcapReportSchema } from './glimcap-report.entity.ts';

/** A `thread` is what a report is reviewed in, a `review` shows staff one draft there, `news` tells the guild. */
export type GlimcapPostKind = 'thread' | 'review' | 'news';

const schema = defineEntity({
  name: 'GlimcapPost',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    report: () => p.manyToOne(GlimcapReportSchema).deleteRule('cascade'),
    kind: p.string().length(16).$type<GlimcapPostKind>(),
    /** The draft that it shows: each has a message of its own. */
    revision: p.integer(),
    textChannelId: p.string().length(20),
    /** The thread that began with the message, or in which it stands; it belongs to the text channel. */
    threadId: p.string().length(20).nullable(),
    /** When posting was first tried: from then on a message may exist though its id is not known here. */
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    postedAt: p.datetime().nullable(),
    /** When the message was found gone. It is never posted again. */
    deletedAt: p.datetime().nullable(),
    /** Why there is no message, in a sentence for the guild's staff. */
    failure: p.string().length(500).nullable(),
  },
  uniques: [{ properties: ['report', 'kind', 'revision', 'textChannelId'] }],
});

/** One message about a report in one text channel. There is never a second one. */
export class GlimcapPost extends schema.class {}
schema.setClass(GlimcapPost);

export { schema as GlimcapPostSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

/** Where it was written. */
export type ReplyWay = 'discord' | 'web' | 'mail';

const schema = defineEntity({
  name: 'TicketReply',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    /** Whose words they are; null once they are forgotten. */
    authorId: p.string().length(20).nullable(),
    authorName: p.string().length(100),
    authorAvatarUrl: p.string().length(500).nullable(),
    /** Empty once it stands in the ticket's place, where the log keeps it. */
    text: p.text(),
    /** Whether the member reads the guild's support as its author. */
    isAnonymous: p.boolean(),
    via: p.string().length(10).$type<ReplyWay>(),
    at: p.datetime(),
    /** When posting was first tried: from then on the message may stand. */
    attemptedAt: p.datetime().nullable(),
    /** Its message in the ticket's place. */
    messageId: p.string().length(20).nullable().unique(),
    /** Why it will never stand there. */
    failure: p.string().length(300).nullable(),
  },
  indexes: [{ properties: ['ticket'] }],
});

/** What staff say in a ticket by another way than a message of their own: the bot posts it. */
export class TicketReply extends schema.class {}
schema.setClass(TicketReply);

export { schema as TicketReplySchema };

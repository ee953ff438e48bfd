import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

const schema = defineEntity({
  name: 'WatchedQuestion',
  properties: {
    /** Discord's own id, so that a message that is delivered twice is kept once. */
    messageId: p.string().length(20).primary(),
    guildId: p.string().length(20),
    textChannelId: p.string().length(20),
    authorId: p.string().length(20),
    authorName: p.string().length(100),
    /** Its beginning: enough to know it by. */
    text: p.string().length(300),
    askedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    answeredByName: p.string().length(100).nullable(),
    /** The ticket that it became. */
    ticket: () => p.manyToOne(TicketSchema).nullable().deleteRule('set null'),
  },
  indexes: [
    { properties: ['textChannelId'] },
    { properties: ['authorId'] },
    { properties: ['askedAt'] },
    { properties: ['ticket'] },
  ],
});

/** A member's question in a watched text channel. It goes with its message, when it is deleted, and after a month. */
export class WatchedQuestion extends schema.class {}
schema.setClass(WatchedQuestion);

export { schema as WatchedQuestionSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketCategorySchema } from '../categories/ticket-category.entity.ts';
import { type TicketAnswer, TicketSchema } from '../ticket.entity.ts';

const schema = defineEntity({
  name: 'TicketDraft',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    guildId: p.string().length(20),
    category: () => p.manyToOne(TicketCategorySchema).deleteRule('cascade'),
    memberId: p.string().length(20),
    subject: p.string().length(100),
    text: p.text(),
    answers: p.json().$type<TicketAnswer[]>(),
    /** Whether they know that nobody is there just now. */
    isTold: p.boolean().default(false),
    /** What was shown to them already: `article:<slug>` or `answer:<id>`. */
    seen: p.array().$type<string[]>().columnType('text[]').default([]),
    /** The message that it is made of. */
    sourceChannelId: p.string().length(20).nullable(),
    sourceMessageId: p.string().length(20).nullable(),
    /** The ticket that it became; none again where that one's place could not be made. */
    ticket: () => p.manyToOne(TicketSchema).nullable().deleteRule('set null'),
    createdAt: p.datetime(),
  },
  indexes: [{ properties: ['category'] }, { properties: ['ticket'] }, { properties: ['createdAt'] }],
});

/** What a member has written, while they see whether an article solves it. */
export class TicketDraft extends schema.class {}
schema.setClass(TicketDraft);

export { schema as TicketDraftSchema };

import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

const schema = defineEntity({
  name: 'TicketNote',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    authorId: p.string().length(20).nullable(),
    authorName: p.string().length(100),
    text: p.text(),
    at: p.datetime(),
  },
  indexes: [{ properties: ['ticket'] }],
});

/** What staff write down about a ticket for themselves. It is no message, so that no transcript of a member can hold it. */
export class TicketNote extends schema.class {}
schema.setClass(TicketNote);

export { schema as TicketNoteSchema };

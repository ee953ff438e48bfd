import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

/** `received` says that their mail is a ticket now, `answer` is what staff said, `closed` that it is over. */
export type MailReplyKind = 'received' | 'answer' | 'closed';

const schema = defineEntity({
  name: 'MailReply',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    kind: p.string().length(10).$type<MailReplyKind>(),
    /** What staff said; empty once it is sent, and where there is nothing but the kind to say. */
    text: p.text(),
    madeAt: p.datetime(),
    /** When sending was first tried: from then on the mail server may have it. */
    beganAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    /** Why it will never be sent, in words that name nobody. */
    failure: p.string().length(300).nullable(),
  },
  indexes: [{ properties: ['ticket'] }],
});

/** A mail of ours in a ticket. */
export class MailReply extends schema.class {}
schema.setClass(MailReply);

export { schema as MailReplySchema };

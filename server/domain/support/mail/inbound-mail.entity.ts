import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';
import { InboundMailFileSchema } from './inbound-mail-file.entity.ts';

/** `waiting` until it stands in its ticket's place; `ignored` with the reason. */
export type InboundState = 'waiting' | 'posted' | 'ignored';

const schema = defineEntity({
  name: 'InboundMail',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** RFC 5322: what comes twice, by webhook and mailbox or again, is known by it. */
    messageId: p.string().length(300).unique(),
    ticket: () => p.manyToOne(TicketSchema).nullable().deleteRule('cascade'),
    address: p.string().length(254),
    name: p.string().length(100),
    /** Without what it quotes; empty once the ticket's log keeps it. */
    text: p.text(),
    state: p.string().length(10).$type<InboundState>(),
    reason: p.string().length(100).nullable(),
    receivedAt: p.datetime(),
    /** When posting was first tried: from then on the message may stand. */
    attemptedAt: p.datetime().nullable(),
    postedMessageId: p.string().length(20).nullable(),
    files: () => p.oneToMany(InboundMailFileSchema).mappedBy('mail'),
  },
  indexes: [{ properties: ['ticket'] }, { properties: ['address', 'receivedAt'] }],
});

/** A mail that came to the support address. */
export class InboundMail extends schema.class {}
schema.setClass(InboundMail);

export { schema as InboundMailSchema };

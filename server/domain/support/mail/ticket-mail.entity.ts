import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

const schema = defineEntity({
  name: 'TicketMail',
  properties: {
    ticket: () => p.oneToOne(TicketSchema).primary().deleteRule('cascade'),
    /** In small letters; empty once it is forgotten. */
    address: p.string().length(254),
    subject: p.string().length(200),
    /** The Message-ID of their latest mail, which ours answer. */
    lastMessageId: p.string().length(300).nullable(),
    /** Why nothing can be sent to them, in a sentence for staff. */
    failure: p.string().length(300).nullable(),
  },
  indexes: [{ properties: ['address'] }],
});

/** That a ticket is dealt with by e-mail, and with whom. */
export class TicketMail extends schema.class {}
schema.setClass(TicketMail);

export { schema as TicketMailSchema };

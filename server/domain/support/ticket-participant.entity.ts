import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from './ticket.entity.ts';

const schema = defineEntity({
  name: 'TicketParticipant',
  properties: {
    ticket: () => p.manyToOne(TicketSchema).primary().deleteRule('cascade'),
    memberId: p.string().length(20).primary(),
    name: p.string().length(100),
    addedAt: p.datetime(),
  },
  indexes: [{ properties: ['memberId'] }],
});

/** Somebody who was added to a ticket beside the member who opened it: they see it and may read it. */
export class TicketParticipant extends schema.class {}
schema.setClass(TicketParticipant);

export { schema as TicketParticipantSchema };

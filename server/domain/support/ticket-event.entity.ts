import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from './ticket.entity.ts';
import type { ChangeFacts, TicketChange } from './ticket-change.ts';

const schema = defineEntity({
  name: 'TicketEvent',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    change: p.string().length(24).$type<TicketChange>(),
    /** Null when the clock or Glim itself did it, or once they are forgotten. */
    byId: p.string().length(20).nullable(),
    byName: p.string().length(100),
    facts: p.json().$type<ChangeFacts>(),
    at: p.datetime(),
  },
  indexes: [{ properties: ['ticket'] }, { properties: ['at'] }, { properties: ['byId'] }],
});

/** One thing that was done with a ticket: its history, and what response times are counted from. */
export class TicketEvent extends schema.class {}
schema.setClass(TicketEvent);

export { schema as TicketEventSchema };

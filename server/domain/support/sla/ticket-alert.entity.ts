import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';
import type { DeadlineKind } from './ticket-deadline.entity.ts';

const schema = defineEntity({
  name: 'TicketAlert',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    ticket: () => p.manyToOne(TicketSchema).deleteRule('cascade'),
    kind: p.string().length(16).$type<DeadlineKind>(),
    /** `near`: it will be due soon. `late`: it was due. */
    occasion: p.string().length(8).$type<'near' | 'late'>(),
    /** As it was when the alert was made. */
    dueAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    /** Where posting was tried, and when first: from then on the message may stand. */
    textChannelId: p.string().length(20).nullable(),
    attemptedAt: p.datetime().nullable(),
    messageId: p.string().length(20).nullable(),
    /** Why it was not posted. */
    refusal: p.string().length(300).nullable(),
  },
  indexes: [{ properties: ['ticket'] }],
});

/** One message to staff about a deadline. */
export class TicketAlert extends schema.class {}
schema.setClass(TicketAlert);

export { schema as TicketAlertSchema };

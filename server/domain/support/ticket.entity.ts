import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** `opening` until its thread stands and its card is posted in it. */
export type TicketState = 'opening' | 'open' | 'closed';

const schema = defineEntity({
  name: 'Ticket',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    /** What people call it by. Counted up over the whole installation; a number may be skipped. */
    number: p.integer().unique(),
    state: p.string().length(10).$type<TicketState>(),
    guildId: p.string().length(20),
    ticketChannelId: p.string().length(20),
    threadId: p.string().length(20).nullable().unique(),
    cardMessageId: p.string().length(20).nullable(),
    /** Who asked for help: a Discord id, like every other person here. Null once they are forgotten. */
    memberId: p.string().length(20).nullable(),
    memberName: p.string().length(100),
    memberAvatarUrl: p.string().length(500).nullable(),
    subject: p.string().length(100),
    /** What the member wrote in the form. */
    text: p.text(),
    claimedById: p.string().length(20).nullable(),
    claimedByName: p.string().length(100).nullable(),
    openedAt: p.datetime(),
    /** When staff first wrote in it. */
    firstResponseAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    closedByName: p.string().length(100).nullable(),
    /** When its texts were deleted, because they were old or the member was forgotten. */
    forgottenAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['openedAt'] }, { properties: ['memberId', 'openedAt'] }, { properties: ['state'] }],
});

/** A member's request for help, and the private thread in which it is dealt with. */
export class Ticket extends schema.class {}
schema.setClass(Ticket);

export { schema as TicketSchema };

import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketSchema } from '../ticket.entity.ts';

/** Where the member was asked: in a direct message, or, where those are closed, in the ticket's place. */
export type FeedbackWay = 'dm' | 'place';

const schema = defineEntity({
  name: 'TicketFeedback',
  properties: {
    ticket: () => p.oneToOne(TicketSchema).primary().owner().deleteRule('cascade'),
    guildId: p.string().length(20),
    /** When the ticket's end caused the question. */
    askedAt: p.datetime(),
    /** When the member was told of the end, and asked. */
    toldAt: p.datetime().nullable(),
    way: p.string().length(10).$type<FeedbackWay>().nullable(),
    /** 1 to 5. */
    rating: p.integer().nullable(),
    comment: p.string().length(1_000).nullable(),
    ratedAt: p.datetime().nullable(),
    /** Who had the ticket at its end. */
    supporterId: p.string().length(20).nullable(),
  },
  indexes: [{ properties: ['guildId'] }],
});

/** What a member thought of the help they got. Asked once a ticket. */
export class TicketFeedback extends schema.class {}
schema.setClass(TicketFeedback);

export { schema as TicketFeedbackSchema };

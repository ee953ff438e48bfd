import { defineEntity, p } from '@mikro-orm/postgresql';
import { TicketCategorySchema } from '../categories/ticket-category.entity.ts';

const schema = defineEntity({
  name: 'WatchedTextChannel',
  properties: {
    textChannelId: p.string().length(20).primary(),
    guildId: p.string().length(20),
    /** In which its messages become tickets; null is the default one. */
    category: () => p.manyToOne(TicketCategorySchema).nullable().deleteRule('set null'),
    /** With which staff make a ticket of a message; null is by its menu only. */
    emoji: p.string().length(100).nullable(),
    /** After which an unanswered question is shown to staff. */
    unansweredMinutes: p.integer(),
    createdAt: p.datetime(),
  },
  indexes: [{ properties: ['guildId'] }, { properties: ['category'] }],
});

/** A text channel in which members ask, and in which nobody should be overlooked. */
export class WatchedTextChannel extends schema.class {}
schema.setClass(WatchedTextChannel);

export { schema as WatchedTextChannelSchema };

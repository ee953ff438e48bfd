import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { type PlaceKind, TicketCategorySchema } from './categories/ticket-category.entity.ts';
import type { TicketPriority } from './ticket-priority.ts';
import type { TicketStreamHealth } from './ticket-stream-health.ts';

/** `opening` until its place stands and its card is posted in it; `pending` while staff wait for the member. */
export type TicketState = 'opening' | 'open' | 'pending' | 'closed';

/** What a member answered to one question of the form. */
export interface TicketAnswer {
  label: string;
  text: string;
}

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
    category: () => p.manyToOne(TicketCategorySchema),
    priority: p.string().length(10).$type<TicketPriority>().default('normal'),
    /** What staff say it is about. */
    topic: p.string().length(200).nullable(),
    /** What its place was made as; its category may be of another kind by now. */
    placeKind: p.string().length(10).$type<PlaceKind>().default('thread'),
    /** The text channel, or Discord category, under which its place was made. */
    ticketChannelId: p.string().length(20),
    /** Its place: the private thread, or the text channel of its own. */
    threadId: p.string().length(20).nullable().unique(),
    cardMessageId: p.string().length(20).nullable(),
    /** When its text channel was deleted after its end. */
    placeRemovedAt: p.datetime().nullable(),
    /** Who asked for help: a Discord id, like every other person here. Null once they are forgotten. */
    memberId: p.string().length(20).nullable(),
    memberName: p.string().length(100),
    memberAvatarUrl: p.string().length(500).nullable(),
    /** The supporter who opened it for the member; null when they did themselves. */
    openedById: p.string().length(20).nullable(),
    openedByName: p.string().length(100).nullable(),
    /** The message that it was made of, which makes one ticket only. */
    sourceMessageId: p.string().length(20).nullable().unique(),
    /** How the member's last stream was, where the category asks for it. */
    streamHealth: p.json().$type<TicketStreamHealth>().nullable(),
    subject: p.string().length(100),
    /** What the member wrote in the form. */
    text: p.text(),
    /** The same question by question, where the category asks its own. */
    answers: p.json().$type<TicketAnswer[]>().default([]),
    claimedById: p.string().length(20).nullable(),
    claimedByName: p.string().length(100).nullable(),
    openedAt: p.datetime(),
    /** When staff first wrote in it. */
    firstResponseAt: p.datetime().nullable(),
    lastMemberMessageAt: p.datetime().nullable(),
    lastStaffMessageAt: p.datetime().nullable(),
    pendingAt: p.datetime().nullable(),
    /** Until then it is out of staff's sight, unless the member writes. */
    snoozedUntil: p.datetime().nullable(),
    /** When it will be closed by the clock. */
    closeAt: p.datetime().nullable(),
    /** Until when the member may answer whether it can be closed. */
    closeRequestExpiresAt: p.datetime().nullable(),
    closeRequestedByName: p.string().length(100).nullable(),
    /** What staff say with it. */
    closeRequestReason: p.string().length(500).nullable(),
    /** Whether it is closed when they do not answer in time; a word of theirs ends that. */
    closesUnanswered: p.boolean().default(false),
    staleWarnedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    closedById: p.string().length(20).nullable(),
    closedByName: p.string().length(100).nullable(),
    closeReason: p.string().length(500).nullable(),
    reopenedAt: p.datetime().nullable(),
    /** When its texts were deleted, because they were old or the member was forgotten. */
    forgottenAt: p.datetime().nullable(),
    /** When it came from a file; null for one that was opened here. */
    importedAt: p.datetime().nullable(),
  },
  indexes: [
    { properties: ['openedAt'] },
    { properties: ['memberId', 'openedAt'] },
    { properties: ['state'] },
    { properties: ['category'] },
    { properties: ['guildId', 'state'] },
  ],
});

/** A member's request for help, and the private place in which it is dealt with. */
export class Ticket extends schema.class {}
schema.setClass(Ticket);

export { schema as TicketSchema };

import { z } from 'zod';
import type { TicketReply } from '#domain/support/replies/ticket-reply.entity.ts';
import { DEADLINE_KINDS, type TicketDeadline } from '#domain/support/sla/ticket-deadline.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { TICKET_CHANGES } from '#domain/support/ticket-change.ts';
import type { TicketEvent } from '#domain/support/ticket-event.entity.ts';
import type { TicketMessage } from '#domain/support/ticket-message.entity.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { presentTicket } from './ticket.ts';

const person = z.object({ id: z.string(), name: z.string() });
const author = z.object({ name: z.string(), avatarUrl: z.string().nullable(), isStaff: z.boolean() });

const messageSchema = z.object({
  kind: z.literal('message'),
  id: z.string(),
  at: z.iso.datetime(),
  author,
  text: z.string(),
  edits: z.array(z.object({ text: z.string(), replacedAt: z.iso.datetime() })),
  deletedAt: z.iso.datetime().nullable(),
  attachments: z.array(z.object({ name: z.string(), url: z.string(), sizeBytes: z.int() })),
});

const replySchema = z
  .object({
    kind: z.literal('reply'),
    id: z.uuid(),
    at: z.iso.datetime(),
    author,
    text: z.string(),
    failure: z.string().nullable().meta({ description: 'Why it is not in the thread; null while it is on its way' }),
  })
  .meta({ description: 'What was answered here and does not stand in Discord yet' });

const noteSchema = z
  .object({ kind: z.literal('note'), id: z.string(), at: z.iso.datetime(), author, text: z.string() })
  .meta({ description: 'For staff alone' });

const eventSchema = z.object({
  kind: z.literal('event'),
  id: z.uuid(),
  at: z.iso.datetime(),
  change: z.enum(TICKET_CHANGES),
  by: z.string().nullable().meta({ description: 'null when the clock did it' }),
  facts: z.record(z.string(), z.string()),
});

const itemSchema = z.discriminatedUnion('kind', [messageSchema, replySchema, noteSchema, eventSchema]);

const deadlineSchema = z.object({
  kind: z.enum(DEADLINE_KINDS),
  targetMinutes: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
  isPaused: z.boolean(),
  isBreached: z.boolean(),
  metAt: z.iso.datetime().nullable(),
  workedSeconds: z.int().nullable(),
});

export const staffTicketSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    subject: z.string(),
    topic: z.string().nullable(),
    state: z.enum(['opening', 'open', 'pending', 'closed']),
    priority: z.enum(TICKET_PRIORITIES),
    category: person,
    guildId: z.string(),
    memberName: z.string(),
    claimedBy: person.nullable(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable(),
    closeReason: z.string().nullable(),
    snoozedUntil: z.iso.datetime().nullable(),
    discordUrl: z.string().nullable(),
    deadlines: z.array(deadlineSchema),
    items: z.array(itemSchema).meta({ description: 'What was said and done, oldest first' }),
    version: z
      .string()
      .meta({ description: 'Goes into each change: it is refused when somebody changed the ticket since' }),
    lastStaffMessageAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'StaffTicket' });

export type StaffTicketView = z.infer<typeof staffTicketSchema>;
export type StaffTicketItem = StaffTicketView['items'][number];

/** All that there is of a ticket. */
export interface StaffTicketParts {
  ticket: Ticket;
  messages: TicketMessage[];
  events: TicketEvent[];
  replies: TicketReply[];
  notes: StaffNoteParts[];
  deadlines: TicketDeadline[];
}

interface StaffNoteParts {
  id: string;
  authorName: string;
  text: string;
  at: Date;
}

/** A ticket for those who answer it: what was said and what was done, in one line of time. */
export function presentStaffTicket(parts: StaffTicketParts): StaffTicketView {
  const { ticket, messages, deadlines } = parts;
  const { id, number, state, priority, guildId, category, claimedById, claimedByName, threadId } = ticket;
  const { subject, openedBy } = presentTicket(ticket, []);
  return {
    ...{ id, number, state, priority, guildId, subject, memberName: openedBy },
    topic: ticket.topic ?? null,
    category: { id: category.id, name: category.name },
    claimedBy: claimedById ? { id: claimedById, name: claimedByName ?? '' } : null,
    openedAt: ticket.openedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    closedBy: ticket.closedByName ?? null,
    closeReason: ticket.closeReason ?? null,
    snoozedUntil: ticket.snoozedUntil?.toISOString() ?? null,
    discordUrl: threadId && !ticket.placeRemovedAt ? `https://discord.com/channels/${guildId}/${threadId}` : null,
    deadlines: deadlines.map(presentDeadline),
    items: itemsOf(ticket, messages, parts),
    version: parts.events.at(-1)?.id ?? '',
    lastStaffMessageAt: ticket.lastStaffMessageAt?.toISOString() ?? null,
  };
}

function itemsOf(
  ticket: Ticket,
  messages: TicketMessage[],
  { events, replies, notes }: Pick<StaffTicketParts, 'events' | 'replies' | 'notes'>,
): StaffTicketItem[] {
  const said = presentTicket(ticket, messages).messages.map(({ sentAt, ...message }): StaffTicketItem => {
    return { kind: 'message', at: sentAt, ...message };
  });
  const staff = (name: string) => ({ name, avatarUrl: null, isStaff: true });
  const waiting = replies.map(({ id, at, authorName, text, failure }): StaffTicketItem => {
    return {
      kind: 'reply',
      id,
      at: at.toISOString(),
      author: staff(authorName),
      text,
      failure: failure ?? null,
    };
  });
  const noted = notes.map(({ id, at, authorName, text }): StaffTicketItem => {
    return { kind: 'note', id, at: at.toISOString(), author: staff(authorName), text };
  });
  const done = events.map(({ id, at, change, byName, facts }): StaffTicketItem => {
    return { kind: 'event', id, at: at.toISOString(), change, by: byName || null, facts };
  });
  return [...said, ...waiting, ...noted, ...done].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function presentDeadline(deadline: TicketDeadline): StaffTicketView['deadlines'][number] {
  const { kind, isPaused, isBreached } = deadline;
  return {
    ...{ kind, isPaused, isBreached },
    targetMinutes: deadline.targetMinutes ?? null,
    dueAt: deadline.dueAt?.toISOString() ?? null,
    metAt: deadline.metAt?.toISOString() ?? null,
    workedSeconds: deadline.workedSeconds ?? null,
  };
}

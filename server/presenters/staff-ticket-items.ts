import { z } from 'zod';
import type { TicketPicture } from '#domain/support/pictures/ticket-picture.entity.ts';
import type { TicketReply } from '#domain/support/replies/ticket-reply.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { TICKET_CHANGES } from '#domain/support/ticket-change.ts';
import type { TicketEvent } from '#domain/support/ticket-event.entity.ts';
import type { TicketMessage } from '#domain/support/ticket-message.entity.ts';
import { presentTicket } from './ticket.ts';

const author = z.object({ name: z.string(), avatarUrl: z.string().nullable(), isStaff: z.boolean() });

const messageSchema = z.object({
  kind: z.literal('message'),
  id: z.string(),
  at: z.iso.datetime(),
  author,
  text: z.string(),
  html: z
    .string()
    .meta({ description: 'The text as HTML that is safe to show, with the pictures of custom emoji and stickers' }),
  replyTo: z
    .object({ id: z.string(), author: z.string(), excerpt: z.string() })
    .nullable()
    .meta({ description: 'The message that it answers, in short' }),
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
    isAnonymous: z.boolean().meta({ description: 'Whether the member reads the guild’s support as its author' }),
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

/** One thing that was said or done in a ticket, for those who answer it. */
export const staffTicketItemSchema = z.discriminatedUnion('kind', [
  messageSchema,
  replySchema,
  noteSchema,
  eventSchema,
]);

export type StaffTicketItem = z.infer<typeof staffTicketItemSchema>;

/** All that was said and done in a ticket. */
export interface StaffTicketTalk {
  messages: TicketMessage[];
  events: TicketEvent[];
  replies: TicketReply[];
  notes: { id: string; authorName: string; text: string; at: Date }[];
  /** By which name staff answer who do not give their own. */
  supportName: string | null;
  /** Of custom emoji and stickers, also those that are not here (yet). */
  pictures: TicketPicture[];
}

/** In one line of time, oldest first. */
export function presentStaffTicketItems(ticket: Ticket, talk: StaffTicketTalk): StaffTicketItem[] {
  const { messages, events, replies, notes, supportName, pictures } = talk;
  const transcript = presentTicket(ticket, messages, { isStaff: true, supportName, pictures });
  const said = transcript.messages.map(({ sentAt, ...message }): StaffTicketItem => {
    return { kind: 'message', at: sentAt, ...message, html: message.html ?? '', replyTo: message.replyTo ?? null };
  });
  const staff = (name: string) => ({ name, avatarUrl: null, isStaff: true });
  const waiting = replies.map(({ id, at, authorName, text, isAnonymous, failure }): StaffTicketItem => {
    const reply = { kind: 'reply', id, at: at.toISOString(), author: staff(authorName), text, isAnonymous } as const;
    return { ...reply, failure: failure ?? null };
  });
  const noted = notes.map(({ id, at, authorName, text }): StaffTicketItem => {
    return { kind: 'note', id, at: at.toISOString(), author: staff(authorName), text };
  });
  const done = events.map(({ id, at, change, byName, facts }): StaffTicketItem => {
    return { kind: 'event', id, at: at.toISOString(), change, by: byName || null, facts };
  });
  return [...said, ...waiting, ...noted, ...done].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

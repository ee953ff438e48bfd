import { z } from 'zod';
import { BOARD_STATES, type BoardTicket } from '#domain/support/board/ticket-board.ts';
import type { WatchedQuestion } from '#domain/support/questions/watched-question.entity.ts';
import { DEADLINE_KINDS } from '#domain/support/sla/ticket-deadline.entity.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';

const person = z.object({ id: z.string(), name: z.string() });

export const boardTicketSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(['opening', 'open', 'pending', 'closed']),
    guildId: z.string(),
    guildName: z.string(),
    category: z.string(),
    priority: z.enum(TICKET_PRIORITIES),
    subject: z.string(),
    topic: z.string().nullable(),
    memberName: z.string(),
    claimedBy: person.nullable(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    snoozedUntil: z.iso.datetime().nullable(),
    lastMessageAt: z.iso.datetime().nullable(),
    isMembersWord: z.boolean().meta({ description: 'Whether the member spoke last' }),
    deadline: z
      .object({ kind: z.enum(DEADLINE_KINDS), dueAt: z.iso.datetime().nullable(), isPaused: z.boolean() })
      .nullable()
      .meta({ description: 'The promise that is due next' }),
  })
  .meta({ id: 'BoardTicket' });

export const boardQuestionSchema = z
  .object({
    messageId: z.string(),
    authorName: z.string(),
    text: z.string().meta({ description: 'Its beginning' }),
    askedAt: z.iso.datetime(),
    url: z.string().meta({ description: 'The message in Discord' }),
  })
  .meta({ id: 'UnansweredQuestion' });

export const boardCountsSchema = z
  .object({ waiting: z.int(), pending: z.int(), snoozed: z.int(), overdue: z.int(), unclaimed: z.int() })
  .meta({ id: 'TicketBoardCounts' });

/** What narrows the board, as its address and the API say it. */
export const boardQuerySchema = z.object({
  state: z.enum(BOARD_STATES).default('waiting'),
  guild: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  category: z.uuid().optional(),
  priority: z.enum(TICKET_PRIORITIES).optional(),
  claimed: z.union([z.literal('me'), z.literal('nobody'), z.string().regex(/^\d{1,20}$/)]).optional(),
  q: z.string().trim().max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});

export type BoardQuery = z.infer<typeof boardQuerySchema>;
export type BoardTicketView = z.infer<typeof boardTicketSchema>;
export type BoardQuestionView = z.infer<typeof boardQuestionSchema>;
export type BoardCountsView = z.infer<typeof boardCountsSchema>;

export function presentBoardQuestion(question: WatchedQuestion): BoardQuestionView {
  const { messageId, guildId, textChannelId, authorName, text, askedAt } = question;
  const url = `https://discord.com/channels/${guildId}/${textChannelId}/${messageId}`;
  return { messageId, authorName, text, askedAt: askedAt.toISOString(), url };
}

export function presentBoardTicket(ticket: BoardTicket): BoardTicketView {
  const { id, number, state, guildId, guildName, category, priority, subject, topic, memberName, isMembersWord } =
    ticket;
  const { claimedById, claimedByName, deadline } = ticket;
  return {
    ...{ id, number, state, guildId, guildName, category, priority, subject, topic, memberName, isMembersWord },
    claimedBy: claimedById === null ? null : { id: claimedById, name: claimedByName ?? '' },
    openedAt: ticket.openedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    snoozedUntil: ticket.snoozedUntil?.toISOString() ?? null,
    lastMessageAt: ticket.lastMessageAt?.toISOString() ?? null,
    deadline: deadline && {
      kind: deadline.kind,
      dueAt: deadline.dueAt?.toISOString() ?? null,
      isPaused: deadline.isPaused,
    },
  };
}

import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canWorkTickets } from '#domain/support/board/board-policy.ts';
import { webActor } from '#domain/support/board/staff-tickets.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { staffTicketSchema } from '../presenters/staff-ticket.ts';
import {
  boardCountsSchema,
  boardQuerySchema,
  boardQuestionSchema,
  boardTicketSchema,
  presentBoardQuestion,
  presentBoardTicket,
} from '../presenters/ticket-board.ts';
import { presentTicketStats, statsQuerySchema, ticketStatsSchema } from '../presenters/ticket-stats.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { listOf } from './list-of.ts';
import { type StaffTicketReader, ticketPathSchema } from './staff-ticket-reader.ts';
import { BOARD_PAGE, boardFilterOf, pageOf, statsChoiceOf } from './staff-tickets-query.ts';

const READERS = { tag: 'support', access: 'staff', can: canWorkTickets } as const;

interface Parts extends Pick<Domain, 'questions' | 'ticketBoard' | 'supportStats'> {
  reader: StaffTicketReader;
}

const guildQuerySchema = z.object({
  guild: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});

/** The queue, a ticket, and the figures, for the platform's staff. */
export function staffTicketReadingRoutes({ questions, ticketBoard, supportStats, reader }: Parts): ApiRoute[] {
  const limit = rateLimit({ name: 'staff-tickets', points: 240, seconds: 60 });
  return [
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/staff/tickets',
      summary: 'The queue: what is overdue first, then what is due next',
      query: boardQuerySchema,
      status: 200,
      answer: listOf(boardTicketSchema),
      limit,
      async handle({ ctx, query }) {
        keepPrivate(ctx);
        const tickets = await ticketBoard.list(boardFilterOf(query, requireUser(ctx)), pageOf(query));
        const nextCursor = tickets.length > BOARD_PAGE ? String(query.page + 1) : null;
        return { data: tickets.slice(0, BOARD_PAGE).map(presentBoardTicket), nextCursor };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/staff/tickets/counts',
      summary: 'How much there is to do',
      query: guildQuerySchema,
      status: 200,
      answer: boardCountsSchema,
      limit,
      async handle({ ctx, query }) {
        keepPrivate(ctx);
        return ticketBoard.counts(query.guild ?? null);
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/staff/questions',
      summary: 'What members asked in watched text channels and nobody answered in time, oldest first',
      query: guildQuerySchema,
      status: 200,
      answer: listOf(boardQuestionSchema),
      limit,
      async handle({ ctx, query }) {
        keepPrivate(ctx);
        const unanswered = await questions.unansweredQuestions(query.guild ? { guildId: query.guild } : {});
        return { data: unanswered.map(presentBoardQuestion), nextCursor: null };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'post',
      path: '/staff/questions/:messageId/dismiss',
      summary: 'Say that a question needs no answer, or has one that nobody saw',
      params: z.object({ messageId: z.string().regex(/^\d{1,20}$/) }),
      status: 204,
      limit,
      async handle({ ctx, params }) {
        await questions.dismiss(params.messageId, webActor(requireUser(ctx)));
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/staff/tickets/stats',
      summary: 'The figures of support over some days',
      query: statsQuerySchema,
      status: 200,
      answer: ticketStatsSchema,
      problems: { 422: 'stats_days_invalid' },
      limit,
      async handle({ ctx, query }) {
        keepPrivate(ctx);
        return presentTicketStats(await supportStats.get(statsChoiceOf(query)));
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/staff/tickets/:number',
      summary: 'A ticket with all that was said and done',
      params: ticketPathSchema,
      status: 200,
      answer: staffTicketSchema,
      problems: { 404: 'ticket_not_found' },
      limit,
      async handle({ ctx, params }) {
        keepPrivate(ctx);
        return reader.present(await reader.get(params.number));
      },
    }),
  ];
}

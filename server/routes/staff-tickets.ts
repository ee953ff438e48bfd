import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { chartAltText } from '#domain/metrics/chart-alt-text.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import { canWorkTickets } from '#domain/support/board/board-policy.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { boardQuerySchema, presentBoardQuestion, presentBoardTicket } from '../presenters/ticket-board.ts';
import { presentTicketStats, statsQuerySchema } from '../presenters/ticket-stats.ts';
import type { TicketEvents } from '../ticket-events.ts';
import type { Renderer } from '../web/render.ts';
import { webWords } from '../web/words.ts';
import { requireUser } from './api-route.ts';
import { createChartSender } from './chart-sender.ts';
import { keepPrivate } from './keep-private.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';
import { readQuery } from './read-query.ts';
import { type StaffTicketReader, ticketPathSchema } from './staff-ticket-reader.ts';
import { BOARD_PAGE, boardFilterOf, pageOf, statsChoiceOf } from './staff-tickets-query.ts';

interface Parts
  extends Pick<Domain, 'questions' | 'staffTickets' | 'supportStats' | 'ticketBoard' | 'ticketCategories'> {
  reader: StaffTicketReader;
  events: TicketEvents;
  renderer: Renderer;
  charts: ChartRenderer;
}

/** `/staff/tickets`: the queue, its tickets, its figures, and the feed that keeps them fresh. */
export function staffTicketPages(parts: Parts): Router<HttpState> {
  const { questions, staffTickets, supportStats, ticketBoard, ticketCategories, reader, events, renderer } = parts;
  const router = new Router<HttpState>({ prefix: '/staff/tickets' });
  const words = webWords();
  const labels = {
    title: words('board.stats.chart'),
    opened: words('board.stats.opened'),
    firstResponse: words('board.stats.firstWork'),
  };
  const sendChart = createChartSender(parts.charts);
  router.use(rateLimit({ name: 'staff-ticket-pages', points: 240, seconds: 60 }));

  // A feed is asked for by a script: it is told, not sent to sign in.
  router.get('/events', (ctx) => {
    const user = requireUser(ctx);
    if (!canWorkTickets(user)) throw new HttpError(403, 'staff_only', 'This is for staff.');
    events.answer(ctx, user.id);
  });
  router.use(requirePolicy(canWorkTickets));

  router.get('/', async (ctx) => {
    const query = readQuery(ctx, boardQuerySchema);
    const tickets = await ticketBoard.list(boardFilterOf(query, requireUser(ctx)), pageOf(query));
    const unanswered = await questions.unansweredQuestions(query.guild ? { guildId: query.guild } : {});
    const ticketBoardView = {
      query,
      tickets: tickets.slice(0, BOARD_PAGE).map(presentBoardTicket),
      hasMore: tickets.length > BOARD_PAGE,
      counts: await ticketBoard.counts(query.guild ?? null),
      questions: unanswered.map(presentBoardQuestion),
      ...(await ticketBoard.places()),
    };
    showPage(ctx, renderer, { staffTickets: { ticketBoard: ticketBoardView } });
    keepPrivate(ctx);
  });

  router.get('/stats', async (ctx) => {
    const query = readQuery(ctx, statsQuerySchema);
    const stats = presentTicketStats(await supportStats.get(statsChoiceOf(query)));
    const chartText = chartAltText(await supportStats.chart(statsChoiceOf(query), labels));
    const ticketStats = { query, stats, chartText, ...(await ticketBoard.places()) };
    showPage(ctx, renderer, { staffTickets: { ticketStats } });
    keepPrivate(ctx);
  });

  router.get('/stats/chart.svg', async (ctx) => {
    await sendChart(ctx, await supportStats.chart(statsChoiceOf(readQuery(ctx, statsQuerySchema)), labels));
  });

  router.get('/:number', async (ctx) => {
    const asked = ticketPathSchema.safeParse({ number: param(ctx, 'number') });
    if (!asked.success) throw new HttpError(404, 'ticket_not_found', 'There is no such ticket.');
    const ticket = await reader.get(asked.data.number);
    const query = readQuery(ctx, boardQuerySchema);
    const queue = await ticketBoard.list(boardFilterOf(query, requireUser(ctx)), pageOf(query));
    const staff = await staffTickets.listStaff();
    const categories = await ticketCategories.list(ticket.guildId);
    const staffTicket = {
      ticket: await reader.present(ticket),
      staff: staff.map(({ id, name }) => ({ id, name })),
      categories: categories.map(({ id, name }) => ({ id, name })),
      query,
      queue: queue.slice(0, BOARD_PAGE).map(presentBoardTicket),
      ownId: requireUser(ctx).discordId ?? null,
    };
    showPage(ctx, renderer, { staffTickets: { staffTicket } });
    keepPrivate(ctx);
  });

  return router;
}

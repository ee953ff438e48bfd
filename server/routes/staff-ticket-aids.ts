import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canWorkTickets } from '#domain/support/board/board-policy.ts';
import { fillSnippet } from '#domain/support/replies/snippets.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { listOf } from './list-of.ts';
import { type StaffTicketReader, ticketPathSchema } from './staff-ticket-reader.ts';

/** More people are not looked through. */
const MAX_PEOPLE = 20;

const snippetSchema = z
  .object({ name: z.string(), text: z.string().meta({ description: 'With the names of this ticket put in' }) })
  .meta({ id: 'TicketSnippet' });

const personSchema = z.object({ id: z.string(), name: z.string() }).meta({ id: 'KnownPerson' });

interface Parts extends Pick<Domain, 'knownPeople' | 'snippets'> {
  reader: StaffTicketReader;
}

/** What is at hand for who works on a ticket: prepared replies, and people who can be brought in. */
export function staffTicketAidRoutes({ knownPeople, snippets, reader }: Parts): ApiRoute[] {
  const limit = rateLimit({ name: 'staff-ticket-aids', points: 240, seconds: 60 });
  const about = {
    ...({ tag: 'support', access: 'staff', can: canWorkTickets, method: 'get', status: 200, limit } as const),
    params: ticketPathSchema,
    problems: { 404: 'ticket_not_found' },
  };
  return [
    apiRoute({
      ...about,
      path: '/staff/tickets/:number/snippets',
      summary: 'The prepared replies of a ticket’s guild, filled in, by name',
      answer: listOf(snippetSchema),
      async handle({ ctx, params }) {
        keepPrivate(ctx);
        const ticket = await reader.get(params.number);
        const prepared = await snippets.list(ticket.guildId);
        const author = requireUser(ctx).name;
        const data = prepared.map(({ name, text }) => ({ name, text: fillSnippet(text, ticket, author) }));
        return { data, nextCursor: null };
      },
    }),
    apiRoute({
      ...about,
      path: '/staff/tickets/:number/people',
      summary: 'Who can be brought into a ticket, as far as Glim has met them',
      query: z.object({ q: z.string().trim().max(100).default('') }),
      answer: listOf(personSchema),
      async handle({ ctx, params, query }) {
        keepPrivate(ctx);
        const { guildId } = await reader.get(params.number);
        return { data: await knownPeople.find(guildId, query.q, { limit: MAX_PEOPLE }), nextCursor: null };
      },
    }),
  ];
}

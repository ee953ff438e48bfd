import type { z } from 'zod';
import { canWorkTickets } from '#domain/support/board/board-policy.ts';
import { type StaffTickets, webActor } from '#domain/support/board/staff-tickets.ts';
import type { Actor } from '#domain/support/policies.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { staffTicketSchema } from '../presenters/staff-ticket.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { type StaffTicketReader, ticketPathSchema } from './staff-ticket-reader.ts';

/** One thing that staff do with a ticket. */
export interface TicketAction<Body> {
  verb: string;
  summary: string;
  body: z.ZodType<Body>;
  problems?: Record<number, string>;
  run(acting: { ticket: Ticket; actor: Actor; body: Body }): Promise<unknown>;
}

/** Makes routes of actions. Each answers with the ticket as it is then. */
export interface TicketActions {
  action<Body>(action: TicketAction<Body>): ApiRoute;
  /** One that is refused when somebody changed the ticket since it was looked at. */
  asSeen<Body extends { version: string }>(action: TicketAction<Body>): ApiRoute;
}

interface Parts {
  staffTickets: Pick<StaffTickets, 'asSeen'>;
  reader: StaffTicketReader;
}

export function createTicketActions({ staffTickets, reader }: Parts): TicketActions {
  const limit = rateLimit({ name: 'staff-tickets-write', points: 60, seconds: 60 });
  return { action, asSeen };

  function asSeen<Body extends { version: string }>({ run, ...rest }: TicketAction<Body>): ApiRoute {
    return action({
      ...rest,
      problems: { ...rest.problems, 409: ['ticket_changed', rest.problems?.[409]].filter(Boolean).join(', ') },
      run: ({ ticket, actor, body }) =>
        staffTickets.asSeen(ticket.id, body.version, () => run({ ticket, actor, body })),
    });
  }

  function action<Body>({ verb, summary, body, problems = {}, run }: TicketAction<Body>): ApiRoute {
    return apiRoute({
      ...({ tag: 'support', access: 'staff', can: canWorkTickets, method: 'post', limit, summary, body } as const),
      path: `/staff/tickets/:number/${verb}`,
      params: ticketPathSchema,
      status: 200,
      answer: staffTicketSchema,
      problems: { 404: 'ticket_not_found', ...problems },
      async handle({ ctx, params, body: said }) {
        keepPrivate(ctx);
        const actor = webActor(requireUser(ctx));
        const ticket = await reader.get(params.number);
        await run({ ticket, actor, body: said });
        return reader.present(ticket);
      },
    });
  }
}

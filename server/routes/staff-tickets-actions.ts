import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { DomainError } from '#domain/errors.ts';
import { canWorkTickets } from '#domain/support/board/board-policy.ts';
import { webActor } from '#domain/support/board/staff-tickets.ts';
import type { Actor } from '#domain/support/policies.ts';
import { MAX_REPLY } from '#domain/support/replies/ticket-replies.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { staffTicketSchema } from '../presenters/staff-ticket.ts';
import { type ApiRoute, apiRoute, requireUser } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { type StaffTicketReader, ticketPathSchema } from './staff-ticket-reader.ts';

const seen = { version: z.string().max(36).meta({ description: 'The ticket’s version as it was seen' }) };
const text = z.string().max(MAX_REPLY + 1_000);

interface Parts extends Pick<Domain, 'staffTickets' | 'ticketCare' | 'ticketClosing' | 'ticketReplies'> {
  reader: StaffTicketReader;
}

interface Action<Body> {
  verb: string;
  summary: string;
  body: z.ZodType<Body>;
  problems?: Record<number, string>;
  run(acting: { ticket: Ticket; actor: Actor; body: Body }): Promise<unknown>;
}

/** What staff do with a ticket on the web. Each is refused when somebody changed the ticket since it was looked at. */
export function staffTicketActionRoutes(parts: Parts): ApiRoute[] {
  const { staffTickets, ticketCare: care, ticketClosing: closing, ticketReplies, reader } = parts;
  const limit = rateLimit({ name: 'staff-tickets-write', points: 60, seconds: 60 });
  const plain = z.object(seen);

  return [
    asSeen({
      verb: 'claim',
      summary: 'Take a ticket; `takeOver` takes it from somebody else',
      body: plain.extend({ takeOver: z.boolean().default(false) }),
      problems: { 409: 'ticket_held' },
      async run({ ticket, actor, body: { takeOver } }) {
        const outcome = await care.claim(ticket.id, actor, { takeOver });
        if (!outcome.isClaimed) throw held(outcome.holder);
      },
    }),
    asSeen({
      verb: 'release',
      summary: 'Give a ticket back to everyone',
      body: plain,
      run: ({ ticket, actor }) => care.release(ticket.id, actor),
    }),
    asSeen({
      verb: 'transfer',
      summary: 'Give a ticket to somebody of staff',
      body: plain.extend({ to: z.string().regex(/^\d{1,20}$/) }),
      problems: { 422: 'ticket_transfer_not_staff' },
      run: async ({ ticket, actor, body: { to } }) => care.transfer(ticket.id, actor, await staffTickets.getStaff(to)),
    }),
    asSeen({
      verb: 'priority',
      summary: 'Say how soon a ticket wants an answer',
      body: plain.extend({ priority: z.enum(TICKET_PRIORITIES) }),
      run: ({ ticket, actor, body: { priority } }) => care.prioritise(ticket.id, actor, priority),
    }),
    asSeen({
      verb: 'category',
      summary: 'Put a ticket into another category of its guild',
      body: plain.extend({ categoryId: z.uuid() }),
      problems: { 404: 'category_not_found' },
      run: ({ ticket, actor, body: { categoryId } }) => care.move(ticket.id, actor, categoryId),
    }),
    asSeen({
      verb: 'pending',
      summary: 'Wait for the member: the clock stands until they write',
      body: plain,
      run: ({ ticket, actor }) => care.setPending(ticket.id, actor),
    }),
    asSeen({
      verb: 'resume',
      summary: 'Wait no longer',
      body: plain,
      run: ({ ticket, actor }) => care.resume(ticket.id, actor),
    }),
    asSeen({
      verb: 'close',
      summary: 'Close a ticket, with a reason that the member reads',
      body: plain.extend({ reason: z.string().trim().max(500).default('') }),
      run: ({ ticket, actor, body: { reason } }) => closing.close(ticket.id, actor, { reason }),
    }),
    asSeen({
      verb: 'reopen',
      summary: 'Open a closed ticket again',
      body: plain,
      problems: { 409: 'ticket_not_closed, ticket_reopen_over' },
      run: ({ ticket, actor }) => closing.reopen(ticket.id, actor),
    }),
    action({
      verb: 'reply',
      summary: 'Answer the member: the bot posts it in the ticket’s place under your name, once',
      body: z.object({
        text,
        lastStaffMessageAt: z.iso.datetime().nullable().default(null),
        isAnyway: z.boolean().default(false).meta({ description: 'Although somebody else answered meanwhile' }),
      }),
      problems: { 409: 'ticket_answered', 422: 'ticket_reply_invalid' },
      run({ ticket, actor, body: { lastStaffMessageAt, isAnyway, text: said } }) {
        const write = () => ticketReplies.reply(ticket.id, actor, { text: said, via: 'web' });
        if (isAnyway) return write();
        const known = lastStaffMessageAt === null ? null : new Date(lastStaffMessageAt);
        return staffTickets.asUnanswered(ticket.id, known, write);
      },
    }),
    action({
      verb: 'note',
      summary: 'Write something down for staff alone',
      body: z.object({ text }),
      problems: { 422: 'ticket_reply_invalid' },
      run: ({ ticket, actor, body }) => ticketReplies.note(ticket.id, actor, body.text),
    }),
  ];

  function asSeen<Body extends { version: string }>({ run, ...rest }: Action<Body>): ApiRoute {
    return action({
      ...rest,
      problems: { ...rest.problems, 409: ['ticket_changed', rest.problems?.[409]].filter(Boolean).join(', ') },
      run: ({ ticket, actor, body }) =>
        staffTickets.asSeen(ticket.id, body.version, () => run({ ticket, actor, body })),
    });
  }

  function action<Body>({ verb, summary, body, problems = {}, run }: Action<Body>): ApiRoute {
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

function held(holder: string): DomainError {
  return new DomainError(
    'conflict',
    'ticket_held',
    `${holder} has this ticket. Take it over only if you have agreed on it.`,
    { holder },
  );
}

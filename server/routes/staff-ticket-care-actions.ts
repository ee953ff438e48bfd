import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { DomainError } from '#domain/errors.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { ApiRoute } from './api-route.ts';
import type { TicketActions } from './staff-ticket-action.ts';
import { seenSchema } from './staff-ticket-seen.ts';

type Parts = Pick<Domain, 'staffTickets' | 'ticketCare'>;

/** Who has a ticket, what it is, and whose turn it is. */
export function ticketCareActions({ asSeen }: TicketActions, { staffTickets, ticketCare: care }: Parts): ApiRoute[] {
  return [
    asSeen({
      verb: 'claim',
      summary: 'Take a ticket; `takeOver` takes it from somebody else',
      body: seenSchema.extend({ takeOver: z.boolean().default(false) }),
      problems: { 409: 'ticket_held' },
      async run({ ticket, actor, body: { takeOver } }) {
        const outcome = await care.claim(ticket.id, actor, { takeOver });
        if (!outcome.isClaimed) throw held(outcome.holder);
      },
    }),
    asSeen({
      verb: 'release',
      summary: 'Give a ticket back to everyone',
      body: seenSchema,
      run: ({ ticket, actor }) => care.release(ticket.id, actor),
    }),
    asSeen({
      verb: 'transfer',
      summary: 'Give a ticket to somebody of staff',
      body: seenSchema.extend({ to: z.string().regex(/^\d{1,20}$/) }),
      problems: { 422: 'ticket_transfer_not_staff' },
      run: async ({ ticket, actor, body: { to } }) => care.transfer(ticket.id, actor, await staffTickets.getStaff(to)),
    }),
    asSeen({
      verb: 'priority',
      summary: 'Say how soon a ticket wants an answer',
      body: seenSchema.extend({ priority: z.enum(TICKET_PRIORITIES) }),
      run: ({ ticket, actor, body: { priority } }) => care.prioritise(ticket.id, actor, priority),
    }),
    asSeen({
      verb: 'category',
      summary: 'Put a ticket into another category of its guild',
      body: seenSchema.extend({ categoryId: z.uuid() }),
      problems: { 404: 'category_not_found' },
      run: ({ ticket, actor, body: { categoryId } }) => care.move(ticket.id, actor, categoryId),
    }),
    asSeen({
      verb: 'topic',
      summary: 'Say what a ticket is about; empty takes the topic away',
      body: seenSchema.extend({ topic: z.string().trim().max(200) }),
      run: ({ ticket, actor, body: { topic } }) => care.setTopic(ticket.id, actor, topic),
    }),
    asSeen({
      verb: 'pending',
      summary: 'Wait for the member: the clock stands until they write',
      body: seenSchema,
      run: ({ ticket, actor }) => care.setPending(ticket.id, actor),
    }),
    asSeen({
      verb: 'snooze',
      summary: 'Put a ticket off until a time, or until the member writes',
      body: seenSchema.extend({ until: z.iso.datetime() }),
      problems: { 422: 'ticket_time_invalid' },
      run: ({ ticket, actor, body: { until } }) => care.snooze(ticket.id, actor, new Date(until)),
    }),
    asSeen({
      verb: 'resume',
      summary: 'Wait no longer, neither for the member nor for a time',
      body: seenSchema,
      run: ({ ticket, actor }) => care.resume(ticket.id, actor),
    }),
  ];
}

function held(holder: string): DomainError {
  return new DomainError(
    'conflict',
    'ticket_held',
    `${holder} has this ticket. Take it over only if you two have agreed.`,
    { holder },
  );
}

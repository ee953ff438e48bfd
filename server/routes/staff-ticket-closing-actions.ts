import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { ApiRoute } from './api-route.ts';
import type { TicketActions } from './staff-ticket-action.ts';
import { seenSchema } from './staff-ticket-seen.ts';

const withReason = seenSchema.extend({ reason: z.string().trim().max(500).default('') });

/** How a ticket ends, and begins again. */
export function ticketClosingActions(
  { asSeen }: TicketActions,
  { ticketClosing: closing }: Pick<Domain, 'ticketClosing'>,
): ApiRoute[] {
  return [
    asSeen({
      verb: 'close',
      summary: 'Close a ticket, with a reason that the member reads',
      body: withReason,
      run: ({ ticket, actor, body: { reason } }) => closing.close(ticket.id, actor, { reason }),
    }),
    asSeen({
      verb: 'close-later',
      summary: 'Close a ticket at a time to come, unless the member writes before',
      body: withReason.extend({ at: z.iso.datetime() }),
      problems: { 422: 'ticket_time_invalid' },
      run: ({ ticket, actor, body: { at, reason } }) =>
        closing.scheduleClose(ticket.id, actor, new Date(at), { reason }),
    }),
    asSeen({
      verb: 'keep-open',
      summary: 'Call a closing at a time to come off',
      body: seenSchema,
      run: ({ ticket, actor }) => closing.unscheduleClose(ticket.id, actor),
    }),
    asSeen({
      verb: 'close-request',
      summary: 'Ask the member whether the ticket can be closed, with a reason that they read',
      body: withReason,
      run: ({ ticket, actor, body: { reason } }) => closing.requestClose(ticket.id, actor, { reason }),
    }),
    asSeen({
      verb: 'reopen',
      summary: 'Reopen a closed ticket',
      body: seenSchema,
      problems: { 409: 'ticket_not_closed, ticket_reopen_over' },
      run: ({ ticket, actor }) => closing.reopen(ticket.id, actor),
    }),
  ];
}

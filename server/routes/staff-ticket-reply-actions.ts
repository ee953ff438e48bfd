import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { MAX_REPLY } from '#domain/support/replies/ticket-replies.ts';
import type { ApiRoute } from './api-route.ts';
import type { TicketActions } from './staff-ticket-action.ts';

const text = z.string().max(MAX_REPLY + 1_000);

type Parts = Pick<Domain, 'staffTickets' | 'ticketReplies'>;

/** What is said to the member, and what is written down for staff alone. */
export function ticketReplyActions({ action }: TicketActions, { staffTickets, ticketReplies }: Parts): ApiRoute[] {
  return [
    action({
      verb: 'reply',
      summary: 'Answer the member: the bot posts it in the ticket’s place, once',
      body: z.object({
        text,
        isAnonymous: z
          .boolean()
          .default(false)
          .meta({ description: 'In the name of the guild’s support instead of your own' }),
        lastStaffMessageAt: z.iso.datetime().nullable().default(null),
        isAnyway: z.boolean().default(false).meta({ description: 'Although somebody else answered meanwhile' }),
      }),
      problems: { 409: 'ticket_answered', 422: 'ticket_reply_invalid' },
      run({ ticket, actor, body: { lastStaffMessageAt, isAnonymous, isAnyway, text: said } }) {
        const write = () => ticketReplies.reply(ticket.id, actor, { text: said, isAnonymous, via: 'web' });
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
}

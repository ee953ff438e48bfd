import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { ApiRoute } from './api-route.ts';
import type { TicketActions } from './staff-ticket-action.ts';
import { seenSchema } from './staff-ticket-seen.ts';

const somebody = seenSchema.extend({
  memberId: z
    .string()
    .regex(/^\d{17,20}$/)
    .meta({ description: 'Their id on Discord' }),
});

type Parts = Pick<Domain, 'ticketPeople' | 'knownPeople'>;

/** Who else is in a ticket. */
export function ticketPeopleActions({ asSeen }: TicketActions, { ticketPeople, knownPeople }: Parts): ApiRoute[] {
  return [
    asSeen({
      verb: 'add-person',
      summary: 'Bring somebody into a ticket; who is not in the guild is taken out again',
      body: somebody,
      problems: { 409: 'ticket_not_open, ticket_crowded' },
      run: async ({ ticket, actor, body: { memberId } }) =>
        ticketPeople.add(ticket.id, actor, await knownPeople.get(ticket.guildId, memberId)),
    }),
    asSeen({
      verb: 'remove-person',
      summary: 'Take somebody out of a ticket who was brought into it',
      body: somebody,
      problems: { 404: 'ticket_person_not_there' },
      run: async ({ ticket, actor, body: { memberId } }) =>
        ticketPeople.remove(ticket.id, actor, await knownPeople.get(ticket.guildId, memberId)),
    }),
  ];
}

import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../context.ts';
import { fetchPlace } from './fetch-place.ts';
import { letIn, takeOut } from './let-in.ts';

/** Lets somebody into a ticket's place, or takes them out, as it is written down now. A durable job. */
export function followPerson({ ticketId, memberId }: OutboxTasks['ticket.person'], context: BotContext): Promise<void> {
  return context.inTurn.run(`ticket:${ticketId}`, async () => {
    const ticket = await context.support.find(ticketId);
    const place = ticket?.threadId ? await fetchPlace(ticket.threadId, context) : null;
    if (!ticket || !place) return;
    const people = await context.support.listParticipants(ticketId);
    const isIn = people.some((person) => person.memberId === memberId);
    try {
      if (isIn) await letIn(place, memberId);
      else await takeOut(place, memberId);
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMember) throw error;
      context.log.info({ ticket: ticket.number }, 'person has left the guild meanwhile');
    }
  });
}

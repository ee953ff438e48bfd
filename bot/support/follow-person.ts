import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from '../context.ts';
import { fetchPlace, type TicketPlace } from './fetch-place.ts';
import { findMember } from './find-member.ts';
import { letIn, takeOut } from './let-in.ts';

/**
 * Lets somebody into a ticket's place, or takes them out, as it is written down now. A durable job. On the web they are
 * named by an id, which only here turns out to be a member's or nobody's.
 */
export function followPerson({ ticketId, memberId }: OutboxTasks['ticket.person'], context: BotContext): Promise<void> {
  const { inTurn, log, support, ticketPeople } = context;
  return inTurn.run(`ticket:${ticketId}`, async () => {
    const ticket = await support.find(ticketId);
    const place = ticket?.threadId ? await fetchPlace(ticket.threadId, context) : null;
    if (!ticket || !place) return;
    const person = (await support.listParticipants(ticketId)).find((each) => each.memberId === memberId);
    if (!person) return takeOut(place, memberId);
    const member = await findMember(place.guild, memberId);
    if (!member) {
      log.info({ ticket: ticket.number }, 'person is not in the guild');
      return ticketPeople.notHere(ticketId, memberId);
    }
    if (!(await isLetIn(place, memberId))) return ticketPeople.notHere(ticketId, memberId);
    if (person.name !== member.displayName)
      await ticketPeople.met(ticketId, { id: memberId, name: member.displayName });
  });
}

/** Whom we remember as a member may have left. */
async function isLetIn(place: TicketPlace, memberId: string): Promise<boolean> {
  try {
    await letIn(place, memberId);
    return true;
  } catch (error) {
    const isNobody =
      error instanceof DiscordAPIError &&
      [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser].some((code) => code === error.code);
    if (isNobody) return false;
    throw error;
  }
}

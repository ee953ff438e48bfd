import type { GuildMember } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { actorOf } from '../actor.ts';
import { fetchPlace } from '../fetch-place.ts';

/** Opens a closed ticket again in its place. @throws DomainError also when the place is gone: there is nowhere to go on */
export async function reopenTicket(ticket: Ticket, member: GuildMember, context: BotContext): Promise<string> {
  const { id, number, threadId, category } = ticket;
  const place = threadId ? await fetchPlace(threadId, context) : null;
  if (threadId && !place) await context.ticketClosing.threadDeleted(threadId);
  if (!place) {
    const sentence = context.words.tickets('reopen.placeGone', { number });
    throw new DomainError('conflict', 'ticket_place_gone', sentence, { number });
  }
  await context.ticketClosing.reopen(id, await actorOf(member, context, category));
  return context.words.tickets('done.reopened', { number, place: `<#${place.id}>` });
}

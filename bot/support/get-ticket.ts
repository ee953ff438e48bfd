import { DomainError } from '#domain/errors.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';

type Parts = Pick<BotContext, 'support' | 'words'>;

/** The ticket that a button belongs to. @throws DomainError not_found `ticket_not_found` */
export async function getTicket(ticketId: string, { support, words }: Parts): Promise<Ticket> {
  const ticket = await support.find(ticketId);
  if (ticket) return ticket;
  throw new DomainError('not_found', 'ticket_not_found', words.support('gone'));
}

/** The ticket in whose thread a command is given. @throws DomainError not_found `ticket_not_here` */
export async function getTicketHere(threadId: string, { support, words }: Parts): Promise<Ticket> {
  const ticket = await support.findByThread(threadId);
  if (ticket) return ticket;
  throw new DomainError('not_found', 'ticket_not_here', words.support('notHere'));
}

/** @throws DomainError not_found `ticket_not_found`, also for a ticket of another guild */
export async function getTicketNumbered(guildId: string, number: number, { support, words }: Parts): Promise<Ticket> {
  const ticket = await support.findByNumber(number);
  if (ticket?.guildId === guildId) return ticket;
  throw new DomainError('not_found', 'ticket_not_found', words.support('gone'));
}

import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { DomainError } from '#domain/errors.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import { presentStaffTicket, type StaffTicketView } from '../presenters/staff-ticket.ts';

/** As far as Postgres's integers are sure to reach. */
export const ticketPathSchema = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) });

/** Finds a ticket and all that staff see of it. */
export interface StaffTicketReader {
  /** @throws DomainError not_found `ticket_not_found` */
  get(number: number): Promise<Ticket>;
  present(ticket: Ticket): Promise<StaffTicketView>;
}

type Parts = Pick<
  Domain,
  'support' | 'guildSupport' | 'staffTickets' | 'ticketDeadlines' | 'ticketLog' | 'ticketPictures' | 'ticketReplies'
>;

export function createStaffTicketReader(parts: Parts): StaffTicketReader {
  const { support, guildSupport, staffTickets, ticketDeadlines, ticketLog, ticketPictures, ticketReplies } = parts;
  return {
    async get(number) {
      const ticket = await support.findByNumber(number);
      if (ticket) return ticket;
      throw new DomainError('not_found', 'ticket_not_found', `There is no ticket #${number}.`);
    },

    async present({ id }) {
      const ticket = await staffTickets.load(id);
      const { supportName = null } = await guildSupport.get(ticket.guildId);
      return presentStaffTicket({
        ticket,
        supportName,
        people: await support.listParticipants(id),
        pictures: await ticketPictures.list(id),
        messages: await ticketLog.transcript(id),
        events: await staffTickets.listEvents(id),
        replies: await staffTickets.listWaiting(id),
        notes: await ticketReplies.listNotes(id, { isStaff: true }),
        deadlines: await ticketDeadlines.list(id),
      });
    },
  };
}

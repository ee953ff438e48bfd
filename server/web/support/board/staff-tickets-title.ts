import type { StaffTicketsData } from '../../page-data.ts';
import type { Translate } from '../../words.ts';

/** How a page about tickets is titled. */
export function staffTicketsTitle(data: StaffTicketsData['staffTickets'], t: Translate): string {
  if ('ticketBoard' in data) return t('board.title.board');
  if ('ticketStats' in data) return t('board.title.stats');
  return t('ticket.title', { number: data.staffTicket.ticket.number });
}

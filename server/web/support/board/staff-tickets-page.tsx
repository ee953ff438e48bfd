import type { StaffTicketsData } from '../../page-data.ts';
import { BoardPage } from './board-page.tsx';
import { StaffTicketPage } from './staff-ticket-page.tsx';
import { StatsPage } from './stats-page.tsx';

/** The page about tickets that fits the data. */
export function StaffTicketsPage({ staffTickets: data }: StaffTicketsData) {
  if ('ticketBoard' in data) return <BoardPage {...data} />;
  if ('staffTicket' in data) return <StaffTicketPage {...data} />;
  return <StatsPage {...data} />;
}

import { useState } from 'preact/hooks';
import type { BoardQuery, BoardTicketView } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import { boardSearch } from './board-url.ts';

interface List {
  data: BoardTicketView[];
  nextCursor: string | null;
}

/** The queue beside a ticket, as it is narrowed. */
export interface Queue {
  query: BoardQuery;
  tickets: BoardTicketView[];
  refresh(): Promise<void>;
}

export function useQueue(query: BoardQuery, initial: BoardTicketView[]): Queue {
  const { api } = useApp();
  const [tickets, setTickets] = useState(initial);
  return {
    query,
    tickets,
    async refresh() {
      setTickets((await api.request<List>('GET', `/api/v1/staff/tickets?${boardSearch(query)}`)).data);
    },
  };
}

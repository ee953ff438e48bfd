import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardCountsView, BoardQuestionView, BoardTicketView } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import type { BoardView } from './board-types.ts';
import { boardSearch } from './board-url.ts';
import { followTickets } from './ticket-events.ts';

interface List {
  data: BoardTicketView[];
  nextCursor: string | null;
}

/** The board, which follows what happens. `isStale` while it cannot be looked at again. */
export function useBoard(
  initial: BoardView,
): BoardView & { isStale: boolean; dismiss(messageId: string): Promise<void> } {
  const { api } = useApp();
  const [board, setBoard] = useState(initial);
  const [isStale, setStale] = useState(false);
  const { query } = initial;
  const asked = useRef(0);
  useEffect(() => {
    const refresh = async () => {
      const mine = ++asked.current;
      try {
        const list = await api.request<List>('GET', `/api/v1/staff/tickets?${boardSearch(query)}`);
        const guild = query.guild ? `?guild=${query.guild}` : '';
        const counts = await api.request<BoardCountsView>('GET', `/api/v1/staff/tickets/counts${guild}`);
        const unanswered = await api.request<{ data: BoardQuestionView[] }>('GET', `/api/v1/staff/questions${guild}`);
        if (mine !== asked.current) return;
        setBoard((before) => ({
          ...before,
          tickets: list.data,
          hasMore: list.nextCursor !== null,
          counts,
          questions: unanswered.data,
        }));
        setStale(false);
      } catch {
        setStale(true); // The next event, or the poll, tries again.
      }
    };
    return followTickets(refresh);
  }, []);
  return {
    ...board,
    isStale,
    async dismiss(messageId) {
      await api.request('POST', `/api/v1/staff/questions/${messageId}/dismiss`);
      const questions = board.questions.filter((question) => question.messageId !== messageId);
      setBoard((before) => ({ ...before, questions }));
    },
  };
}

import { useEffect, useState } from 'preact/hooks';
import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useApp } from '../../ui/app-context.ts';
import { problemText } from '../../ui/problem-text.ts';
import { followTickets } from './ticket-events.ts';

/** A ticket that follows what happens, and what can be done with it. */
export interface TicketDesk {
  ticket: StaffTicketView;
  isBusy: boolean;
  problem: string | null;
  /** The stable code of the problem, for those that can be got over. */
  problemCode: string | null;
  isStale: boolean;
  /** @returns whether it was done. What somebody else did meanwhile is fetched and shown. */
  act(verb: string, body?: object): Promise<boolean>;
}

export function useStaffTicket(initial: StaffTicketView): TicketDesk {
  const { api, t } = useApp();
  const [ticket, setTicket] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ text: string; code: string | null } | null>(null);
  const [isStale, setStale] = useState(false);
  const path = `/api/v1/staff/tickets/${initial.number}`;
  const refresh = async () => {
    try {
      setTicket(await api.request<StaffTicketView>('GET', path));
      setStale(false);
    } catch {
      setStale(true); // The next event, or the poll, tries again.
    }
  };
  useEffect(() => followTickets(refresh, (ticketId) => ticketId === initial.id), []);

  const act = async (verb: string, body: object = {}) => {
    if (isBusy) return false;
    setBusy(true);
    setProblem(null);
    try {
      const { version, lastStaffMessageAt } = ticket;
      const seen = { version, lastStaffMessageAt };
      setTicket(await api.request<StaffTicketView>('POST', `${path}/${verb}`, { ...seen, ...body }));
      return true;
    } catch (error) {
      const isConflict = error instanceof ApiProblem && error.status === 409;
      setProblem({ text: problemText(error, t), code: error instanceof ApiProblem ? error.code : null });
      if (isConflict) await refresh();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { ticket, isBusy, problem: problem?.text ?? null, problemCode: problem?.code ?? null, isStale, act };
}

import { useEffect, useState } from 'preact/hooks';
import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { ApiProblem } from '../../ui/api.ts';
import { useApp } from '../../ui/app-context.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { Translate } from '../../words.ts';
import { followTickets } from './ticket-events.ts';
import type { Queue } from './use-queue.ts';

/** A ticket that follows what happens, and what can be done with it. */
export interface TicketDesk {
  ticket: StaffTicketView;
  isBusy: boolean;
  problem: string | null;
  /** What was tried stands beside it: the answer, or the actions. */
  problemAt: 'answer' | 'side';
  /** The stable code of the problem, for those that can be got over. */
  problemCode: string | null;
  isStale: boolean;
  /** @returns whether it was done. What somebody else did meanwhile is fetched and shown. */
  act(verb: string, body?: object): Promise<boolean>;
}

interface ActionProblem {
  text: string;
  code: string | null;
  at: TicketDesk['problemAt'];
}

/** @param queue is kept fresh by the same feed */
export function useStaffTicket(initial: StaffTicketView, queue: Pick<Queue, 'refresh'>): TicketDesk {
  const { api, t } = useApp();
  const [ticket, setTicket] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const [isStale, setStale] = useState(false);
  const path = `/api/v1/staff/tickets/${initial.number}`;
  const refresh = async (isMine = true) => {
    try {
      if (isMine) setTicket(await api.request<StaffTicketView>('GET', path));
      await queue.refresh();
      setStale(false);
    } catch {
      setStale(true); // The next event, or the poll, tries again.
    }
  };
  useEffect(() => followTickets((changed) => refresh(changed?.has(initial.id))), []);

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
      setProblem(problemOf(error, verb, t));
      if (isConflict) await refresh();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ ticket, isBusy, isStale, act },
    ...{ problem: problem?.text ?? null, problemCode: problem?.code ?? null, problemAt: problem?.at ?? 'side' },
  };
}

function problemOf(error: unknown, verb: string, t: Translate): ActionProblem {
  return {
    text: problemText(error, t),
    code: error instanceof ApiProblem ? error.code : null,
    at: verb === 'reply' || verb === 'note' ? 'answer' : 'side',
  };
}

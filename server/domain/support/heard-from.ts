import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Ticket, TicketSchema } from './ticket.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { TicketParticipantSchema } from './ticket-participant.entity.ts';

/** A message that was just written down. */
interface Heard {
  author: { id: string; name: string; isStaff: boolean };
  /** Whether it is the one who asked for help, who by e-mail has no id. */
  isTheirs?: boolean;
  sentAt: Date;
}

/**
 * Moves whose turn it is. Messages may be written down late and out of order, so the earliest answer of staff counts, the
 * latest word of each side, and a word of the member ends only the waiting that began before it.
 */
export async function heardFrom(
  em: EntityManager,
  { ticketId, changes }: { ticketId: string; changes: TicketChanges },
  { author, sentAt, isTheirs = false }: Heard,
): Promise<void> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const ticket = await em.findOne(TicketSchema, { id: ticketId }, lock);
  if (!ticket) return;
  const isMember = isTheirs || author.id === ticket.memberId;
  if (author.isStaff && !isMember) {
    await heardStaff(em, { ticket, changes }, sentAt);
    return changes.answerByMail(em, ticketId);
  }
  if (!isMember && !(await em.count(TicketParticipantSchema, { ticket, memberId: author.id }))) return;

  const isNews = !ticket.lastMemberMessageAt || sentAt > ticket.lastMemberMessageAt;
  if (isNews) em.assign(ticket, { lastMemberMessageAt: sentAt, staleWarnedAt: null });
  if (!isNews || !isWaiting(ticket) || sentAt <= (await waitingSince(em, ticketId))) return;
  em.assign(ticket, {
    ...{ state: 'open', pendingAt: null, snoozedUntil: null, closeAt: null, closeReason: null },
    // The question whether it can be closed stands; that nobody answers it closes nothing any more.
    closesUnanswered: false,
  });
  // Everyone sees what they wrote: only the card has to change.
  const by = { id: author.id, name: author.name, isStaff: false };
  await changes.tell(em, ticket, { change: 'resumed', by, facts: { isQuiet: 'yes' } });
}

async function heardStaff(
  em: EntityManager,
  { ticket, changes }: { ticket: Ticket; changes: TicketChanges },
  sentAt: Date,
): Promise<void> {
  const { firstResponseAt, lastStaffMessageAt } = ticket;
  const isFirst = !firstResponseAt || sentAt < firstResponseAt;
  if (isFirst) ticket.firstResponseAt = sentAt;
  if (!lastStaffMessageAt || sentAt > lastStaffMessageAt) {
    em.assign(ticket, { lastStaffMessageAt: sentAt, staleWarnedAt: null });
  }
  await em.flush();
  if (isFirst) await changes.rereadDeadlines(em, ticket, { showsOnCard: true });
}

function isWaiting({ state, snoozedUntil, closeAt, closesUnanswered }: Ticket): boolean {
  return state === 'pending' || (state === 'open' && Boolean(snoozedUntil || closeAt || closesUnanswered));
}

async function waitingSince(em: EntityManager, ticketId: string): Promise<Date> {
  const [row] = await em.execute<{ at: string | null }[]>(
    `select max(at) as at from ticket_event
     where ticket_id = ? and change in ('pending', 'snoozed', 'close_scheduled', 'close_requested')`,
    [ticketId],
  );
  return new Date(row?.at ?? 0);
}

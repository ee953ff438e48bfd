import { isUnderway } from './policies.ts';
import type { Ticket } from './ticket.entity.ts';

/** The same in SQL, over a table `ticket`: it is the member's turn. */
export const IS_WAITING_FOR_MEMBER = `ticket.state in ('open', 'pending') and ticket.snoozed_until is null
  and (ticket.state = 'pending'
    or ticket.last_staff_message_at > coalesce(ticket.last_member_message_at, ticket.opened_at))`;

/** In SQL: since when. */
export const WAITS_SINCE = 'greatest(ticket.pending_at, ticket.last_staff_message_at)';

/** Since when it is the member's turn; null when it is staff's, who are never pressed by closing. */
export function waitsForMemberSince(ticket: Ticket): Date | null {
  const { state, snoozedUntil, lastMemberMessageAt, lastStaffMessageAt, openedAt, pendingAt } = ticket;
  if (!isUnderway(state) || snoozedUntil) return null;
  const hasLastWord = lastStaffMessageAt && lastStaffMessageAt > (lastMemberMessageAt ?? openedAt);
  if (state !== 'pending' && !hasLastWord) return null;
  return new Date(Math.max(pendingAt?.getTime() ?? 0, lastStaffMessageAt?.getTime() ?? 0));
}

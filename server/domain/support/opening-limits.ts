import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import { TicketSchema } from './ticket.entity.ts';

/** How many tickets a member may have open at once. */
export const MAX_OPEN_TICKETS = 3;
/** How long a member waits before they open the next one. */
export const COOLDOWN_SECONDS = 30;

/**
 * Holds back who opens too many tickets, or too fast. Takes a lock for the rest
 * of the transaction: two forms sent at once count one after the other.
 * @throws DomainError conflict `tickets_too_many`, `ticket_too_soon`
 */
export async function refuseTooMany(em: EntityManager, memberId: string, now: Date): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`ticket:${memberId}`]);
  const open = await em.find(TicketSchema, { memberId, state: { $ne: 'closed' } }, { orderBy: { number: 'asc' } });
  if (open.length >= MAX_OPEN_TICKETS) {
    const list = open.map(({ number, threadId }) => (threadId ? `<#${threadId}>` : `#${number}`)).join(', ');
    throw new DomainError(
      'conflict',
      'tickets_too_many',
      `You have ${open.length} open tickets, which is as many as one can have: ${list}. Please go on in one of them, or close one first.`,
    );
  }
  const last = await em.findOne(TicketSchema, { memberId }, { orderBy: { openedAt: 'desc' } });
  const wait = last ? COOLDOWN_SECONDS - (now.getTime() - last.openedAt.getTime()) / 1000 : 0;
  if (wait <= 0) return;
  throw new DomainError(
    'conflict',
    'ticket_too_soon',
    `You opened a ticket a moment ago. Please wait ${Math.ceil(wait)} s before the next one.`,
  );
}

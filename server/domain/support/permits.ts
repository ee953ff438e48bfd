import { DomainError } from '../errors.ts';
import { type Actor, canClaim, canClose } from './policies.ts';
import type { Ticket } from './ticket.entity.ts';

/** @throws DomainError forbidden `ticket_not_staff`, conflict `ticket_not_open` */
export function requireClaimer(actor: Actor, ticket: Ticket): void {
  if (canClaim(actor, ticket)) return;
  if (actor.isStaff) throw notOpen(ticket);
  throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can do this with a ticket.');
}

/** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open` */
export function requireCloser(actor: Actor, ticket: Ticket): void {
  if (canClose(actor, ticket)) return;
  if (ticket.state !== 'open') throw notOpen(ticket);
  throw new DomainError('forbidden', 'ticket_not_yours', 'Only staff and the member who opened it can close a ticket.');
}

function notOpen({ number, state }: Ticket): DomainError {
  const sentence = state === 'closed' ? `Ticket #${number} is closed.` : `Ticket #${number} is still being opened.`;
  return new DomainError('conflict', 'ticket_not_open', sentence);
}

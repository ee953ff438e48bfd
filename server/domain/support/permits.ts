import { DomainError } from '../errors.ts';
import {
  type Actor,
  canAddPeople,
  canAnswerCloseRequest,
  canClose,
  canHandle,
  canManageSupport,
  canReopen,
  isUnderway,
} from './policies.ts';
import type { Ticket } from './ticket.entity.ts';

/** @throws DomainError forbidden `support_not_manager` */
export function requireManager(actor: Actor): void {
  if (canManageSupport(actor)) return;
  throw new DomainError(
    'forbidden',
    'support_not_manager',
    'Only members with the permission Manage Guild or the lead role of support can do this.',
  );
}

/** @throws DomainError forbidden `ticket_not_staff`, conflict `ticket_not_open` */
export function requireHandler(actor: Actor, ticket: Ticket): void {
  if (canHandle(actor, ticket)) return;
  if (actor.isStaff) throw notOpen(ticket);
  throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can do this with a ticket.');
}

/** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open` */
export function requireCloser(actor: Actor, ticket: Ticket): void {
  if (canClose(actor, ticket)) return;
  if (!isUnderway(ticket.state)) throw notOpen(ticket);
  throw notYours('Only staff and the member who opened it can close a ticket.', 'close');
}

/** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open` */
export function requireAdder(actor: Actor, ticket: Ticket): void {
  if (canAddPeople(actor, ticket)) return;
  if (!isUnderway(ticket.state)) throw notOpen(ticket);
  throw notYours('Only staff and the member who opened it can bring somebody into a ticket.', 'add');
}

/** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_closed` */
export function requireReopener(actor: Actor, ticket: Ticket): void {
  if (canReopen(actor, ticket)) return;
  if (ticket.state !== 'closed') {
    throw new DomainError('conflict', 'ticket_not_closed', `Ticket #${ticket.number} is not closed.`, {
      number: ticket.number,
    });
  }
  throw notYours('Only staff and the member who opened it can open a ticket again.', 'reopen');
}

/** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open` */
export function requireCloseAnswerer(actor: Actor, ticket: Ticket): void {
  if (canAnswerCloseRequest(actor, ticket)) return;
  if (!isUnderway(ticket.state)) throw notOpen(ticket);
  throw notYours('Only the member who opened the ticket answers this.', 'answer');
}

function notYours(sentence: string, context: string): DomainError {
  return new DomainError('forbidden', 'ticket_not_yours', sentence, { context });
}

function notOpen({ number, state }: Ticket): DomainError {
  const sentence = state === 'closed' ? `Ticket #${number} is closed.` : `Ticket #${number} is still being opened.`;
  return new DomainError('conflict', 'ticket_not_open', sentence, { number, context: state });
}

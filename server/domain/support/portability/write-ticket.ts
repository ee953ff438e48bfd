import type { TicketFeedback } from '../feedback/ticket-feedback.entity.ts';
import type { TicketMail } from '../mail/ticket-mail.entity.ts';
import type { TicketNote } from '../replies/ticket-note.entity.ts';
import type { Ticket } from '../ticket.entity.ts';
import type { TicketEvent } from '../ticket-event.entity.ts';
import type { TicketMessage } from '../ticket-message.entity.ts';
import type { TicketParticipant } from '../ticket-participant.entity.ts';
import type { WrittenMessage, WrittenPerson, WrittenTicket } from './ticket-document.ts';

/** What belongs to a ticket beside its messages. */
export interface TicketBelongings {
  mail: TicketMail | undefined;
  feedback: TicketFeedback | undefined;
  participants: TicketParticipant[];
  events: TicketEvent[];
  /** Null where they were not asked for. */
  notes: TicketNote[] | null;
}

/** A ticket as the file has it, but for its messages. */
export function writeTicket(ticket: Ticket, belongings: TicketBelongings): Omit<WrittenTicket, 'messages'> {
  const { mail, feedback, participants, events, notes } = belongings;
  return {
    ...{ id: ticket.id, number: ticket.number, state: ticket.state === 'opening' ? 'open' : ticket.state },
    ...{ category: ticket.category.name, priority: ticket.priority, topic: ticket.topic ?? null },
    ...{ subject: ticket.subject, text: ticket.text, answers: ticket.answers },
    member: { id: ticket.memberId ?? null, name: ticket.memberName },
    openedBy: person(ticket.openedById, ticket.openedByName),
    claimedBy: person(ticket.claimedById, ticket.claimedByName),
    openedAt: ticket.openedAt.toISOString(),
    ...{ firstResponseAt: iso(ticket.firstResponseAt), reopenedAt: iso(ticket.reopenedAt) },
    ...{ closedAt: iso(ticket.closedAt), closedBy: person(ticket.closedById, ticket.closedByName) },
    ...{ closeReason: ticket.closeReason ?? null, forgottenAt: iso(ticket.forgottenAt) },
    mail: mail ? { address: mail.address, subject: mail.subject } : null,
    participants: participants.map(({ memberId, name, addedAt }) => ({
      ...{ id: memberId, name, addedAt: addedAt.toISOString() },
    })),
    // What was done may quote what was said: of a forgotten ticket only that it was done remains.
    events: events.map(({ change, byId, byName, facts, at }) => ({
      ...{ change, by: { id: byId ?? null, name: byName } },
      ...{ facts: ticket.forgottenAt ? {} : facts, at: at.toISOString() },
    })),
    feedback: feedback ? writeFeedback(feedback) : null,
    ...(notes && {
      notes: notes.map(({ authorId, authorName, text, at }) => ({
        ...{ author: { id: authorId ?? null, name: authorName }, text, at: at.toISOString() },
      })),
    }),
  };
}

/** A message as the file has it, with its earlier texts and the names of its files. */
export function writeMessage(message: TicketMessage): WrittenMessage {
  const versions = message.versions.getItems();
  const attachments = message.attachments.getItems();
  return {
    ...{ id: message.id, author: { id: message.authorId ?? null, name: message.authorName } },
    ...{ isStaff: message.isStaff, isAnonymous: message.isAnonymous, text: message.text },
    ...{ sentAt: message.sentAt.toISOString(), editedAt: iso(message.editedAt) },
    ...{ deletedAt: iso(message.deletedAt), forgottenAt: iso(message.forgottenAt) },
    versions: versions
      .toSorted((a, b) => a.replacedAt.getTime() - b.replacedAt.getTime())
      .map(({ text, replacedAt }) => ({ text, replacedAt: replacedAt.toISOString() })),
    attachments: attachments
      .toSorted((a, b) => (BigInt(a.discordId) < BigInt(b.discordId) ? -1 : 1))
      .map(({ discordId, name, sizeBytes, storedAt }) => ({
        ...{ discordId, name, sizeBytes, isStored: Boolean(storedAt) },
      })),
    stickers: message.stickers.map(({ discordId, name, format }) => ({ discordId, name, format })),
  };
}

function writeFeedback(feedback: TicketFeedback): NonNullable<WrittenTicket['feedback']> {
  const { rating, comment, askedAt, ratedAt, supporterId } = feedback;
  return {
    ...{ rating: rating ?? null, comment: comment ?? null, askedAt: askedAt.toISOString() },
    ...{ ratedAt: iso(ratedAt), supporterId: supporterId ?? null },
  };
}

function person(id: string | null | undefined, name: string | null | undefined): WrittenPerson | null {
  return id || name ? { id: id ?? null, name: name ?? '' } : null;
}

function iso(at: Date | null | undefined): string | null {
  return at ? at.toISOString() : null;
}

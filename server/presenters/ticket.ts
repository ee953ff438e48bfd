import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TicketAttachment } from '#domain/support/ticket-attachment.entity.ts';
import type { TicketMessage } from '#domain/support/ticket-message.entity.ts';
import support from '../../locales/en/support.json' with { type: 'json' };
import { createTranslate } from '../../locales/translate.ts';
import type { TicketMessage as TicketMessageView, Ticket as TicketView } from '../web/page-data.ts';

const words = createTranslate(support);

/** A ticket's transcript. What the member wrote in the form is its first message. */
export function presentTicket(ticket: Ticket, messages: TicketMessage[]): TicketView {
  return {
    number: ticket.number,
    subject: ticket.subject || words('transcript.forgottenSubject', { number: ticket.number }),
    state: stateOf(ticket),
    openedAt: ticket.openedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    openedBy: nameOf(ticket.memberName),
    claimedBy: ticket.claimedByName ?? null,
    messages: [presentRequest(ticket), ...messages.map((message) => presentMessage(message, ticket))],
  };
}

/** Where an attachment is downloaded. */
function attachmentUrl({ number }: Ticket, attachmentId: string): string {
  return `/tickets/${number}/attachments/${attachmentId}`;
}

function stateOf({ state, claimedById }: Ticket): TicketView['state'] {
  if (state === 'closed') return 'closed';
  return claimedById ? 'claimed' : 'open';
}

function presentRequest(ticket: Ticket): TicketMessageView {
  return {
    id: ticket.id,
    author: { name: nameOf(ticket.memberName), avatarUrl: ticket.memberAvatarUrl ?? null, isStaff: false },
    sentAt: ticket.openedAt.toISOString(),
    text: textOf(ticket),
    edits: [],
    deletedAt: null,
    attachments: [],
  };
}

function presentMessage(message: TicketMessage, ticket: Ticket): TicketMessageView {
  const { authorName, authorAvatarUrl, isStaff } = message;
  const attachments = message.attachments.getItems();
  return {
    id: message.id,
    author: { name: nameOf(authorName), avatarUrl: authorAvatarUrl ?? null, isStaff },
    sentAt: message.sentAt.toISOString(),
    text: [textOf(message), ...attachments.flatMap(missingFile)].filter(Boolean).join('\n'),
    edits: message.versions.getItems().map(({ text, replacedAt }) => ({ text, replacedAt: replacedAt.toISOString() })),
    deletedAt: message.deletedAt?.toISOString() ?? null,
    attachments: attachments
      .filter(({ storedAt }) => storedAt)
      .map(({ id, name, sizeBytes }) => ({ name, sizeBytes, url: attachmentUrl(ticket, id) })),
  };
}

/** A file that is not here is at least named. */
function missingFile({ name, storedAt, failure }: TicketAttachment): string[] {
  if (storedAt) return [];
  return [words('transcript.missingFile', { name, reason: failure ?? words('transcript.notYet') })];
}

function textOf({ text, forgottenAt }: { text: string; forgottenAt?: Date | null | undefined }): string {
  return forgottenAt ? words('transcript.forgottenText') : text;
}

function nameOf(name: string): string {
  return name || words('transcript.forgottenName');
}

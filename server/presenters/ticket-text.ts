import type { Ticket, TicketMessage } from '../web/page-data.ts';

/** A transcript as plain text, for those who keep it: each message with who wrote it and when, earlier texts and deletions marked. */
export function ticketText(ticket: Ticket): string {
  const head = [`#${ticket.number} ${ticket.subject}`, `${ticket.openedBy}, ${day(ticket.openedAt)}`];
  const closed = ticket.closedAt ? [`closed ${day(ticket.closedAt)}`] : [];
  return [...head, ...closed, '', ...ticket.messages.map(messageText)].join('\n').concat('\n');
}

function messageText({ author, sentAt, text, replyTo, edits, deletedAt, attachments }: TicketMessage): string {
  const marks = [author.isStaff ? 'staff' : '', deletedAt ? `deleted ${day(deletedAt)}` : ''].filter(Boolean);
  const lines = [
    `[${day(sentAt)}] ${author.name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}:`,
    ...(replyTo ? [indent(`(to ${replyTo.author}: ${replyTo.excerpt})`)] : []),
    ...text.split('\n').map(indent),
    ...edits.map((edit) => indent(`(until ${day(edit.replacedAt)}: ${edit.text.replaceAll('\n', ' / ')})`)),
    ...attachments.map(({ name, sizeBytes }) => indent(`[${name}, ${sizeBytes} bytes]`)),
  ];
  return lines.join('\n');
}

function indent(line: string): string {
  return `  ${line}`;
}

function day(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

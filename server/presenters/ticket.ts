import type { TicketEmoji } from '#domain/support/emoji/ticket-emoji.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TicketAttachment } from '#domain/support/ticket-attachment.entity.ts';
import type { TicketMessage } from '#domain/support/ticket-message.entity.ts';
import support from '../../locales/en/support.json' with { type: 'json' };
import tickets from '../../locales/en/tickets.json' with { type: 'json' };
import { createTranslate } from '../../locales/translate.ts';
import type { TicketMessage as TicketMessageView, Ticket as TicketView } from '../web/page-data.ts';
import { plainMentions, ticketMarkdown } from './ticket-markdown.ts';

const words = createTranslate(support);
const ticketWords = createTranslate(tickets);

/** For whom a transcript is. */
export interface TicketReading {
  /** Whether they see who answered without a name. */
  isStaff: boolean;
  /** By which name staff answer who do not give their own. */
  supportName: string | null;
  /** The custom emoji whose pictures are here. */
  emoji?: readonly Pick<TicketEmoji, 'id' | 'discordId'>[];
}

/** How much of an answered message is shown above its answer. */
const EXCERPT = 90;
const FOR_STAFF: TicketReading = { isStaff: true, supportName: null };

/** A ticket's transcript; notes are no part of it. What the member wrote in the form is its first message. */
export function presentTicket(
  ticket: Ticket,
  messages: TicketMessage[],
  reading: TicketReading = FOR_STAFF,
): TicketView {
  const names = namesIn(ticket, messages, reading);
  const emoji = new Map(reading.emoji?.map(({ id, discordId }) => [discordId, emojiUrl(ticket, id)]));
  const showing = { ticket, names, reading, emoji, messages };
  const said = messages.map((message) => presentMessage(message, showing));
  return {
    number: ticket.number,
    subject: ticket.subject || words('transcript.forgottenSubject', { number: ticket.number }),
    state: stateOf(ticket),
    openedAt: ticket.openedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    openedBy: nameOf(ticket.memberName),
    claimedBy: ticket.claimedByName ?? null,
    messages: [presentRequest(ticket, showing), ...said],
  };
}

/** In whose name staff answer who do not give their own. */
export function supportNameOf({ supportName }: Pick<TicketReading, 'supportName'>): string {
  return supportName ?? ticketWords('reply.support');
}

/** Where the picture of an emoji is shown from. */
function emojiUrl({ number }: Ticket, emojiId: string): string {
  return `/tickets/${number}/emoji/${emojiId}`;
}

/** Where an attachment is downloaded. */
function attachmentUrl({ number }: Ticket, attachmentId: string): string {
  return `/tickets/${number}/attachments/${attachmentId}`;
}

function stateOf({ state, claimedById }: Ticket): TicketView['state'] {
  if (state === 'closed') return 'closed';
  return claimedById ? 'claimed' : 'open';
}

function presentRequest(ticket: Ticket, { names, emoji }: Showing): TicketMessageView {
  const text = textOf(ticket);
  return {
    id: ticket.id,
    author: { name: nameOf(ticket.memberName), avatarUrl: ticket.memberAvatarUrl ?? null, isStaff: false },
    sentAt: ticket.openedAt.toISOString(),
    text: plainMentions(text, names),
    html: ticketMarkdown(text, names, emoji),
    replyTo: null,
    edits: [],
    deletedAt: null,
    attachments: [],
  };
}

interface Showing {
  ticket: Ticket;
  names: Names;
  reading: TicketReading;
  /** Where the pictures of custom emoji are. */
  emoji: ReadonlyMap<string, string>;
  /** All of them: one may answer another. */
  messages: readonly TicketMessage[];
}

function presentMessage(message: TicketMessage, showing: Showing): TicketMessageView {
  const { ticket, names, reading, emoji } = showing;
  const attachments = message.attachments.getItems();
  const text = [textOf(message), ...attachments.flatMap(missingFile)].filter(Boolean).join('\n');
  return {
    id: message.id,
    author: authorOf(message, reading),
    sentAt: message.sentAt.toISOString(),
    text: plainMentions(text, names),
    html: ticketMarkdown(text, names, emoji),
    replyTo: answered(message, showing),
    edits: message.versions
      .getItems()
      .map((earlier) => ({ text: plainMentions(earlier.text, names), replacedAt: earlier.replacedAt.toISOString() })),
    deletedAt: message.deletedAt?.toISOString() ?? null,
    attachments: attachments
      .filter(({ storedAt }) => storedAt)
      .map(({ id, name, sizeBytes }) => ({ name, sizeBytes, url: attachmentUrl(ticket, id) })),
  };
}

/** Which message it answers, in short; null where that is not known here. */
function answered(
  { replyToId }: TicketMessage,
  { messages, names, reading }: Showing,
): NonNullable<TicketMessageView['replyTo']> | null {
  const original = replyToId ? messages.find(({ id }) => id === replyToId) : undefined;
  if (!original) return null;
  const text = plainMentions(textOf(original), names).replaceAll(/\s+/g, ' ').trim();
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text;
  return { id: original.id, author: authorOf(original, reading).name, excerpt };
}

/** Who answered without a name has none for the member, and no face. */
function authorOf(
  { authorName, authorAvatarUrl, isStaff, isAnonymous }: TicketMessage,
  reading: TicketReading,
): TicketMessageView['author'] {
  if (!isAnonymous) return { name: nameOf(authorName), avatarUrl: authorAvatarUrl ?? null, isStaff };
  const support = supportNameOf(reading);
  if (!reading.isStaff) return { name: support, avatarUrl: null, isStaff: true };
  const name = `${nameOf(authorName)} (${ticketWords('transcript.as', { support })})`;
  return { name, avatarUrl: authorAvatarUrl ?? null, isStaff };
}

type Names = (id: string) => string | null;

/** The names of those who wrote, as far as the reader may know that they did. */
function namesIn({ memberId, memberName }: Ticket, messages: TicketMessage[], { isStaff }: TicketReading): Names {
  const known = new Map<string, string>();
  for (const { authorId, authorName, isAnonymous } of messages) {
    if (authorId && authorName && (isStaff || !isAnonymous)) known.set(authorId, authorName);
  }
  if (memberId && memberName) known.set(memberId, memberName);
  return (id) => known.get(id) ?? null;
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

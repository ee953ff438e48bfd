import { ATTACHMENT_FAILURES } from '#domain/support/attachment-failure.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { TicketAttachment } from '#domain/support/ticket-attachment.entity.ts';
import type { TicketMessage } from '#domain/support/ticket-message.entity.ts';
import type { Language } from '../../locales/languages.ts';
import type { TicketMessage as TicketMessageView, Ticket as TicketView } from '../web/page-data.ts';
import { plainMentions, ticketMarkdown } from './ticket-markdown.ts';
import { type KnownPicture, presentPictures, type TicketPictures } from './ticket-pictures.ts';
import { stickersAsHtml, stickersAsText } from './ticket-stickers.ts';
import { type TranscriptWords, transcriptWords } from './transcript-words.ts';

/** For whom a transcript is. */
export interface TicketReading {
  /** Whether they see who answered without a name. */
  isStaff: boolean;
  /** By which name staff answer who do not give their own. */
  supportName: string | null;
  /** In which they read what the transcript says itself; English when it is not said. */
  language?: Language;
  /** The pictures of custom emoji and stickers, as far as they are known. */
  pictures?: readonly KnownPicture[];
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
  const words = wordsFor(reading);
  const pictures = presentPictures(ticket, reading.pictures ?? []);
  const showing = { ticket, names, reading, words, pictures, messages };
  const said = messages.map((message) => presentMessage(message, showing));
  return {
    number: ticket.number,
    subject: ticket.subject || words.support('transcript.forgottenSubject', { number: ticket.number }),
    state: stateOf(ticket),
    openedAt: ticket.openedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    openedBy: nameOf(ticket.memberName, words),
    claimedBy: ticket.claimedByName ?? null,
    messages: [presentRequest(ticket, showing), ...said],
  };
}

/** In whose name staff answer who do not give their own. */
export function supportNameOf({ supportName, language }: Pick<TicketReading, 'supportName' | 'language'>): string {
  return supportName ?? wordsFor({ language }).tickets('reply.support');
}

/** Where an attachment is downloaded. */
function attachmentUrl({ number }: Ticket, attachmentId: string): string {
  return `/tickets/${number}/attachments/${attachmentId}`;
}

function stateOf({ state, claimedById }: Ticket): TicketView['state'] {
  if (state === 'closed') return 'closed';
  return claimedById ? 'claimed' : 'open';
}

function presentRequest(ticket: Ticket, { names, words, pictures }: Showing): TicketMessageView {
  const text = textOf(ticket, words);
  return {
    id: ticket.id,
    author: { name: nameOf(ticket.memberName, words), avatarUrl: ticket.memberAvatarUrl ?? null, isStaff: false },
    sentAt: ticket.openedAt.toISOString(),
    text: plainMentions(text, names),
    html: ticketMarkdown(text, names, pictures.emoji),
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
  words: TranscriptWords;
  pictures: TicketPictures;
  /** All of them: one may answer another. */
  messages: readonly TicketMessage[];
}

function presentMessage(message: TicketMessage, showing: Showing): TicketMessageView {
  const { ticket, names, reading, words, pictures } = showing;
  const attachments = message.attachments.getItems();
  const missing = attachments.filter(({ storedAt }) => !storedAt).map((file) => missingFile(file, words));
  const text = [textOf(message, words), ...missing].filter(Boolean).join('\n');
  return {
    id: message.id,
    author: authorOf(message, reading),
    sentAt: message.sentAt.toISOString(),
    text: [plainMentions(text, names), ...stickersAsText(message.stickers, showing)].filter(Boolean).join('\n'),
    html: ticketMarkdown(text, names, pictures.emoji) + stickersAsHtml(message.stickers, showing),
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
  { messages, names, reading, words }: Showing,
): NonNullable<TicketMessageView['replyTo']> | null {
  const original = replyToId ? messages.find(({ id }) => id === replyToId) : undefined;
  if (!original) return null;
  const said = [
    plainMentions(textOf(original, words), names),
    ...original.stickers.map(({ name }) => words.support('transcript.sticker', { name })),
  ];
  const text = said.join(' ').replaceAll(/\s+/g, ' ').trim();
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text;
  return { id: original.id, author: authorOf(original, reading).name, excerpt };
}

/** Who answered without a name has none for the member, and no face. */
function authorOf(
  { authorName, authorAvatarUrl, isStaff, isAnonymous }: TicketMessage,
  reading: TicketReading,
): TicketMessageView['author'] {
  const words = wordsFor(reading);
  if (!isAnonymous) return { name: nameOf(authorName, words), avatarUrl: authorAvatarUrl ?? null, isStaff };
  const support = supportNameOf(reading);
  if (!reading.isStaff) return { name: support, avatarUrl: null, isStaff: true };
  const name = `${nameOf(authorName, words)} (${words.tickets('transcript.as', { support })})`;
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
function missingFile({ name, failure }: TicketAttachment, { support }: TranscriptWords): string {
  const code = ATTACHMENT_FAILURES.find((each) => each === failure);
  const reason = code ? support(`transcript.why.${code}`) : (failure ?? support('transcript.notYet'));
  return support('transcript.missingFile', { name, reason });
}

function textOf(
  { text, forgottenAt }: { text: string; forgottenAt?: Date | null | undefined },
  { support }: TranscriptWords,
): string {
  return forgottenAt ? support('transcript.forgottenText') : text;
}

function nameOf(name: string, { support }: TranscriptWords): string {
  return name || support('transcript.forgottenName');
}

function wordsFor({ language = 'en' }: { language?: Language | undefined }): TranscriptWords {
  return transcriptWords(language);
}

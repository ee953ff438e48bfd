import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import type { AttachmentFailure } from './attachment-failure.ts';
import { heardFrom } from './heard-from.ts';
import { notePictures } from './pictures/note-pictures.ts';
import type { SentSticker } from './pictures/sent-sticker.ts';
import type { TicketReply } from './replies/ticket-reply.entity.ts';
import type { Ticket } from './ticket.entity.ts';
import { type TicketAttachment, TicketAttachmentSchema } from './ticket-attachment.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { type TicketMessage, TicketMessageSchema } from './ticket-message.entity.ts';
import { TicketMessageVersionSchema } from './ticket-message-version.entity.ts';

const REPLY_FIELDS = ['authorId', 'authorName', 'authorAvatarUrl', 'text', 'isStaff', 'isAnonymous'] as const;

/** A larger file is named in the transcript, but not copied. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;

/** A message as Discord shows it at one moment. Ids are snowflakes. */
export interface MessageSnapshot {
  id: string;
  author: { id: string; name: string; avatarUrl: string | null; isStaff: boolean };
  text: string;
  sentAt: Date;
  editedAt: Date | null;
  attachments: { discordId: string; name: string; sizeBytes: number; url: string }[];
  stickers?: SentSticker[];
  /** The message that it answers. */
  replyToId?: string | null;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  changes: TicketChanges;
}

/** Everything that is said in tickets. Each write may come twice and late, and bears it. */
export class TicketLog {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #bus: Bus;
  readonly #changes: TicketChanges;

  constructor({ em, clock, outbox, bus, changes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#bus = bus;
    this.#changes = changes;
  }

  /** Keeps a message of a ticket, or the text that an edit gave it; an older state than the one stored changes nothing. */
  async keep(ticket: Ticket, snapshot: MessageSnapshot): Promise<void> {
    await this.#em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
      const known = await em.findOne(TicketMessageSchema, { id: snapshot.id }, lock);
      if (!known) await this.#create(em, ticket, snapshot);
      else if (await isUnread(known)) await this.#fill(em, known, snapshot);
      else this.#edit(em, known, snapshot);
      if (!known?.forgottenAt) await notePictures(em, this.#outbox, { ticketId: ticket.id, ...snapshot });
    });
    await this.#bus.publish('ticket.changed', { ticketId: ticket.id });
  }

  /**
   * Keeps what the bot posted on somebody's behalf, as theirs: also when the message
   * was heard of before it was known whose it is.
   */
  async keepReply(reply: TicketReply, { id, sentAt }: { id: string; sentAt: Date }): Promise<void> {
    const { authorId, authorName, authorAvatarUrl, text, isAnonymous } = reply;
    if (!authorId) return;
    const ticketId = reply.ticket.id;
    await this.#em.transactional(async (em) => {
      const author = { authorId, authorName, authorAvatarUrl: authorAvatarUrl ?? null };
      await em.upsert(
        TicketMessageSchema,
        {
          id,
          ticket: ticketId,
          placeId: reply.ticket.threadId ?? null,
          ...author,
          text,
          sentAt,
          isStaff: true,
          isAnonymous,
        },
        { onConflictFields: ['id'], onConflictMergeFields: [...REPLY_FIELDS] },
      );
      const by = { id: authorId, name: authorName, isStaff: true };
      await notePictures(em, this.#outbox, { ticketId, text });
      await heardFrom(em, { ticketId, changes: this.#changes }, { author: by, sentAt });
    });
    await this.#bus.publish('ticket.changed', { ticketId });
  }

  /** Keeps a mail of who asked for help, which the bot has posted: `posted` is the message with its files. */
  async keepMail(ticket: Ticket, posted: MessageSnapshot, text: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      const known = await em.findOne(TicketMessageSchema, { id: posted.id });
      if (known) return;
      const message = em.create(TicketMessageSchema, {
        ...{ id: posted.id, ticket: ticket.id, text, sentAt: posted.sentAt, isStaff: false },
        ...{ authorId: null, authorName: ticket.memberName, authorAvatarUrl: null },
      });
      await em.flush();
      for (const attachment of posted.attachments) await this.#attach(em, message, attachment);
      const author = { id: '', name: ticket.memberName, isStaff: false };
      const heard = { author, sentAt: posted.sentAt, isTheirs: true };
      await heardFrom(em, { ticketId: ticket.id, changes: this.#changes }, heard);
    });
    await this.#bus.publish('ticket.changed', { ticketId: ticket.id });
  }

  /** Marks messages as deleted and keeps their texts. Unknown ones are not an error: not all messages are of tickets. */
  async markDeleted(messageIds: string[]): Promise<void> {
    const filter = { id: { $in: messageIds }, deletedAt: null };
    const known = await this.#em.find(TicketMessageSchema, filter, { fields: ['ticket'] });
    await this.#em.nativeUpdate(TicketMessageSchema, filter, { deletedAt: this.#clock.now() });
    const ticketIds = new Set(known.map(({ ticket }) => ticket.id));
    for (const ticketId of ticketIds) await this.#bus.publish('ticket.changed', { ticketId });
  }

  /** What is stored of the messages of a ticket's place, to be compared with what Discord has. */
  async listKept(
    ticketId: string,
    placeId: string,
  ): Promise<Map<string, { editedAt: Date | null; isDeleted: boolean; isUnread: boolean }>> {
    const isThere = { $or: [{ placeId }, { placeId: null }] };
    const messages = await this.#em.find(TicketMessageSchema, { ticket: ticketId, ...isThere });
    const kept = messages.map(async (message) => {
      const { id, editedAt, deletedAt } = message;
      const state = { editedAt: editedAt ?? null, isDeleted: Boolean(deletedAt), isUnread: await isUnread(message) };
      return [id, state] as const;
    });
    return new Map(await Promise.all(kept));
  }

  /** Every message of a ticket in the order they were sent, with its earlier texts (oldest first) and attachments. */
  async transcript(ticketId: string): Promise<TicketMessage[]> {
    const messages = await this.#em.find(
      TicketMessageSchema,
      { ticket: ticketId },
      { populate: ['versions', 'attachments'], orderBy: { versions: { replacedAt: 'asc' } }, strategy: 'select-in' },
    );
    // Snowflakes grow with time; as texts of different length they do not sort.
    return messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  findAttachment(attachmentId: string): Promise<TicketAttachment | null> {
    return this.#em.findOne(TicketAttachmentSchema, { id: attachmentId }, { populate: ['message.ticket'] });
  }

  async attachmentStored(attachment: TicketAttachment): Promise<void> {
    this.#em.assign(attachment, { storedAt: this.#clock.now(), failure: null });
    await this.#em.flush();
    await this.#bus.publish('ticket.changed', { ticketId: attachment.message.ticket.id });
  }

  /** @param failure why its bytes are not here, in a few words */
  async attachmentFailed(attachment: TicketAttachment, failure: AttachmentFailure): Promise<void> {
    attachment.failure = failure;
    await this.#em.flush();
  }

  async #create(em: EntityManager, ticket: Ticket, snapshot: MessageSnapshot): Promise<void> {
    const { id, author, text, sentAt, editedAt } = snapshot;
    const message = em.create(TicketMessageSchema, {
      ...{ id, ticket: ticket.id, placeId: ticket.threadId ?? null, text, sentAt, editedAt, isStaff: author.isStaff },
      ...{ authorId: author.id, authorName: author.name.slice(0, 100), authorAvatarUrl: author.avatarUrl },
      replyToId: snapshot.replyToId ?? null,
      stickers: snapshot.stickers ?? [],
    });
    await em.flush();
    for (const attachment of snapshot.attachments) await this.#attach(em, message, attachment);
    await heardFrom(em, { ticketId: ticket.id, changes: this.#changes }, { author, sentAt });
  }

  #edit(em: EntityManager, message: TicketMessage, snapshot: MessageSnapshot): void {
    const { text, editedAt } = snapshot;
    if (isNothing(snapshot) || !editedAt || message.forgottenAt || editedAt <= (message.editedAt ?? message.sentAt))
      return;
    if (message.text !== text) {
      em.create(TicketMessageVersionSchema, { message, text: message.text, replacedAt: editedAt });
    }
    em.assign(message, { text, editedAt });
  }

  /** Says now what could not be read when it was kept. */
  async #fill(
    em: EntityManager,
    message: TicketMessage,
    { text, editedAt, attachments, stickers = [] }: MessageSnapshot,
  ): Promise<void> {
    em.assign(message, { text, editedAt, stickers });
    for (const attachment of attachments) await this.#attach(em, message, attachment);
  }

  async #attach(
    em: EntityManager,
    message: TicketMessage,
    { discordId, name, sizeBytes, url }: MessageSnapshot['attachments'][number],
  ): Promise<void> {
    const isTooLarge = sizeBytes > MAX_ATTACHMENT_BYTES;
    const attachment = em.create(TicketAttachmentSchema, {
      ...{ message, discordId, sizeBytes, url, name: name.slice(0, 260) },
      failure: isTooLarge ? ('too_large' satisfies AttachmentFailure) : null,
    });
    await em.flush();
    if (!isTooLarge) await this.#outbox.add(em, 'ticket.attachment', { attachmentId: attachment.id });
  }
}

/**
 * Without the MESSAGE_CONTENT intent Discord shows that something was said, and not what.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
function isNothing({ text, attachments }: Pick<MessageSnapshot, 'text' | 'attachments'>): boolean {
  return text === '' && attachments.length === 0;
}

/** Whether it is not known yet what a message says. */
async function isUnread(message: TicketMessage): Promise<boolean> {
  const { text, stickers, forgottenAt } = message;
  if (text !== '' || stickers.length > 0 || forgottenAt) return false;
  return (await message.attachments.loadCount()) === 0;
}

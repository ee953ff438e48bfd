import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Outbox } from '../../outbox.ts';
import { requireHandler } from '../permits.ts';
import type { Actor } from '../policies.ts';
import type { Ticket } from '../ticket.entity.ts';
import type { TicketChanges } from '../ticket-changes.ts';
import { type TicketNote, TicketNoteSchema } from './ticket-note.entity.ts';
import { type ReplyWay, type TicketReply, TicketReplySchema } from './ticket-reply.entity.ts';

/** Discord takes 2,000 characters a message, of which the author's name needs some. */
export const MAX_REPLY = 1_800;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
}

interface NewReply {
  text: string;
  isAnonymous?: boolean;
  via: ReplyWay;
  avatarUrl?: string | null;
}

/** What staff say in a ticket by another way than a message of their own, and what they only write down. */
export class TicketReplies {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;

  constructor({ em, clock, outbox, changes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
  }

  /**
   * Says something to the member. The bot posts it in the ticket's place by a durable job, once.
   * @throws DomainError forbidden `ticket_not_staff`; conflict `ticket_not_open`; invalid `ticket_reply_invalid`
   */
  reply(
    ticketId: string,
    actor: Actor,
    { text, isAnonymous = false, via, avatarUrl = null }: NewReply,
  ): Promise<TicketReply> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      return this.#add(em, ticket, {
        ...{ authorId: actor.id, authorName: actor.name.slice(0, 100), authorAvatarUrl: avatarUrl },
        ...{ text: checkText(text), isAnonymous, via },
      });
    });
  }

  find(replyId: string): Promise<TicketReply | null> {
    return this.#em.findOne(TicketReplySchema, { id: replyId }, { populate: ['ticket.category'] });
  }

  /** The reply that one of our own messages is, if it is one. */
  findByMessage(messageId: string): Promise<TicketReply | null> {
    return this.#em.findOne(TicketReplySchema, { messageId });
  }

  /** The messages of a ticket that are replies already, so that an equal text is not taken for a lost one. */
  async listMessageIds(ticketId: string): Promise<Set<string>> {
    const replies = await this.#em.find(TicketReplySchema, { ticket: ticketId, messageId: { $ne: null } });
    return new Set(replies.flatMap(({ messageId }) => messageId ?? []));
  }

  async attempted(reply: TicketReply): Promise<void> {
    reply.attemptedAt ??= this.#clock.now();
    await this.#em.flush();
  }

  /** It stands in the ticket's place. Its text is the log's from now on. */
  async posted(reply: TicketReply, messageId: string): Promise<void> {
    this.#em.assign(reply, { messageId, text: '', failure: null });
    await this.#em.flush();
  }

  /** It will never stand there: the place is gone. */
  async failed(reply: TicketReply, failure: string): Promise<void> {
    reply.failure = failure.slice(0, 300);
    await this.#em.flush();
    await this.#changes.announce(reply.ticket.id);
  }

  /**
   * Writes something down for staff only; the card shows how many such notes there are.
   * @throws DomainError forbidden `ticket_not_staff`; invalid `ticket_reply_invalid`
   */
  note(ticketId: string, actor: Actor, text: string): Promise<TicketNote> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireNoter(actor);
      const note = em.create(TicketNoteSchema, {
        ...{ ticket, authorId: actor.id, authorName: actor.name.slice(0, 100) },
        ...{ text: checkText(text), at: this.#clock.now() },
      });
      await em.flush();
      await this.#outbox.add(em, 'ticket.card', { ticketId }, { key: `ticket-card:${ticketId}` });
      return note;
    });
  }

  /** What staff wrote down, oldest first. @throws DomainError forbidden `ticket_not_staff` */
  async listNotes(ticketId: string, actor: Pick<Actor, 'isStaff'>): Promise<TicketNote[]> {
    requireNoter(actor);
    return this.#em.find(TicketNoteSchema, { ticket: ticketId }, { orderBy: { at: 'asc' } });
  }

  countNotes(ticketId: string): Promise<number> {
    return this.#em.count(TicketNoteSchema, { ticket: ticketId });
  }

  async #add(
    em: EntityManager,
    ticket: Ticket,
    reply: Pick<TicketReply, 'authorName' | 'text' | 'isAnonymous' | 'via'> & {
      authorId: string | null;
      authorAvatarUrl: string | null;
    },
  ): Promise<TicketReply> {
    const added = em.create(TicketReplySchema, { ticket, ...reply, at: this.#clock.now() });
    await em.flush();
    await this.#outbox.add(em, 'ticket.reply', { replyId: added.id });
    return added;
  }
}

/** Also of a ticket that is closed: staff learn things late. */
function requireNoter({ isStaff }: Pick<Actor, 'isStaff'>): void {
  if (isStaff) return;
  throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can do this with a ticket.');
}

function checkText(text: string): string {
  const said = text.trim();
  if (said !== '' && said.length <= MAX_REPLY) return said;
  const sentence = `Write 1 to ${MAX_REPLY.toLocaleString('en')} characters.`;
  throw new DomainError('invalid', 'ticket_reply_invalid', sentence);
}

import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox, OutboxTasks } from '../outbox.ts';
import { forgetMember, forgetTicketsClosedBefore } from './forget.ts';
import { refuseTooMany } from './opening-limits.ts';
import { requireClaimer, requireCloser } from './permits.ts';
import type { Actor } from './policies.ts';
import { RETENTION_DAYS } from './retention.ts';
import { type Ticket, TicketSchema } from './ticket.entity.ts';

/** If nobody has finished opening a ticket after this long, whoever tried was killed or cut off. */
const OPENING_MS = 30_000;
const DAY_MS = 86_400_000;

/** What a member fills in, and where they do it. */
export interface TicketRequest {
  guildId: string;
  ticketChannelId: string;
  member: { id: string; name: string; avatarUrl: string | null };
  /** 1 to 100 characters. */
  subject: string;
  /** 1 to 2,000 characters. */
  text: string;
}

/** Not claimed means that somebody else has the ticket, and is told apart from a refusal: one may take it over. */
export type ClaimOutcome = { isClaimed: true; ticket: Ticket } | { isClaimed: false; ticket: Ticket; holder: string };

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

type Change = OutboxTasks['ticket.changed']['change'];

/** Tickets from the form to the end; what is said in them is TicketLog's. */
export class Support {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /**
   * A ticket in state `opening` with its number, and the job that finishes it
   * should the caller die before it is told `opened` or `cancel`.
   * @throws DomainError conflict `tickets_too_many`, `ticket_too_soon`; invalid `ticket_empty`
   */
  async open({ member, ...request }: TicketRequest): Promise<Ticket> {
    const [subject, text] = [request.subject.trim().slice(0, 100), request.text.trim().slice(0, 2_000)];
    if (!subject || !text) throw new DomainError('invalid', 'ticket_empty', 'Say what it is about and what happened.');
    const openedAt = this.#clock.now();
    return this.#em.transactional(async (em) => {
      await refuseTooMany(em, member.id, openedAt);
      const [row] = await em.execute<[{ number: string }]>(`select nextval('ticket_number') as number`);
      const ticket = em.create(TicketSchema, {
        ...{ ...request, subject, text, openedAt, state: 'opening', number: Number(row.number) },
        ...{ memberId: member.id, memberName: member.name.slice(0, 100), memberAvatarUrl: member.avatarUrl },
      });
      await em.flush();
      const runAt = new Date(openedAt.getTime() + OPENING_MS);
      await this.#outbox.add(em, 'ticket.opening', { ticketId: ticket.id }, { runAt });
      return ticket;
    });
  }

  /** Its thread stands: from now on what is written there belongs to the ticket. */
  async threadStarted(ticket: Ticket, threadId: string): Promise<void> {
    ticket.threadId = threadId;
    await this.#em.flush();
  }

  /** Its card is posted: the ticket is open. */
  async opened(ticket: Ticket, cardMessageId: string): Promise<void> {
    this.#em.assign(ticket, { state: 'open', cardMessageId });
    await this.#em.flush();
  }

  /** A ticket whose thread cannot be made was never there. One that is open is left alone. */
  async cancel(ticket: Ticket): Promise<void> {
    await this.#em.nativeDelete(TicketSchema, { id: ticket.id, state: 'opening' });
  }

  find(ticketId: string): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { id: ticketId }, { refresh: true });
  }

  findByNumber(number: number): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { number });
  }

  findByThread(threadId: string): Promise<Ticket | null> {
    return this.#em.findOne(TicketSchema, { threadId });
  }

  /** Tickets in whose threads something may have been said that is not stored: open, or closed since a day ago. */
  listToCatchUp(): Promise<Ticket[]> {
    const dayAgo = new Date(this.#clock.now().getTime() - DAY_MS);
    const isRecent = [{ closedAt: null }, { closedAt: { $gte: dayAgo } }];
    return this.#em.find(TicketSchema, { $or: isRecent, threadId: { $ne: null } }, { orderBy: { number: 'asc' } });
  }

  /**
   * Gives the ticket to `actor`, unless somebody else has it and `takeOver` is not said. Theirs already: a no-op.
   * @throws DomainError forbidden `ticket_not_staff`, conflict `ticket_not_open`, not_found `ticket_not_found`
   */
  claim(ticketId: string, actor: Actor, { takeOver = false } = {}): Promise<ClaimOutcome> {
    return this.#change(ticketId, async (em, ticket): Promise<ClaimOutcome> => {
      requireClaimer(actor, ticket);
      const { claimedById } = ticket;
      if (claimedById === actor.id) return { isClaimed: true, ticket };
      if (claimedById && !takeOver) return { isClaimed: false, ticket, holder: ticket.claimedByName ?? '' };
      em.assign(ticket, { claimedById: actor.id, claimedByName: actor.name.slice(0, 100) });
      await this.#tell(em, ticket, claimedById ? 'taken_over' : 'claimed', actor);
      return { isClaimed: true, ticket };
    });
  }

  /**
   * Gives the ticket back to everyone, whoever had it. Nobody's already: a no-op.
   * @throws DomainError forbidden `ticket_not_staff`, conflict `ticket_not_open`, not_found `ticket_not_found`
   */
  release(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#change(ticketId, async (em, ticket) => {
      requireClaimer(actor, ticket);
      if (!ticket.claimedById) return ticket;
      em.assign(ticket, { claimedById: null, claimedByName: null });
      await this.#tell(em, ticket, 'released', actor);
      return ticket;
    });
  }

  /** @throws DomainError forbidden `ticket_not_yours`, conflict `ticket_not_open`, not_found `ticket_not_found` */
  close(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#change(ticketId, async (em, ticket) => {
      requireCloser(actor, ticket);
      em.assign(ticket, { state: 'closed', closedAt: this.#clock.now(), closedByName: actor.name.slice(0, 100) });
      await this.#tell(em, ticket, 'closed', actor);
      return ticket;
    });
  }

  /** Somebody deleted its thread in Discord: there is nowhere left to help. What was said is kept. */
  async threadDeleted(threadId: string): Promise<void> {
    await this.#em.nativeUpdate(
      TicketSchema,
      { threadId, state: { $ne: 'closed' } },
      { state: 'closed', closedAt: this.#clock.now() },
    );
  }

  /** Tickets opened within a period, `to` excluded. */
  countOpened({ from, to }: { from: Date; to: Date }): Promise<number> {
    return this.#em.count(TicketSchema, { openedAt: { $gte: from, $lt: to }, state: { $ne: 'opening' } });
  }

  /** From opening to the first word of staff, over the tickets opened within a period and answered; null when there are none. */
  async firstResponseMedianSeconds({ from, to }: { from: Date; to: Date }): Promise<number | null> {
    const [row] = await this.#em.execute<[{ seconds: number | null }]>(
      `select percentile_cont(0.5) within group (order by extract(epoch from first_response_at - opened_at)) as seconds
       from ticket where opened_at >= ? and opened_at < ? and first_response_at is not null`,
      [from, to],
    );
    return row.seconds === null ? null : Math.round(Number(row.seconds));
  }

  /** Blanks names and texts of a member, and what they attached. Their tickets remain as numbers. @returns how many messages */
  forgetMember(discordId: string): Promise<number> {
    return forgetMember({ em: this.#em, outbox: this.#outbox, now: this.#clock.now() }, discordId);
  }

  /** Deletes the texts of tickets past the retention time. @returns how many tickets */
  forgetOldMessages(): Promise<number> {
    const now = this.#clock.now();
    const deadline = new Date(now.getTime() - RETENTION_DAYS * DAY_MS);
    return forgetTicketsClosedBefore({ em: this.#em, outbox: this.#outbox, now }, deadline);
  }

  /** One change at a time to a ticket: its row is locked. */
  #change<T>(ticketId: string, change: (em: EntityManager, ticket: Ticket) => Promise<T>): Promise<T> {
    return this.#em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
      const ticket = await em.findOne(TicketSchema, { id: ticketId }, lock);
      if (!ticket) throw new DomainError('not_found', 'ticket_not_found', 'That ticket does not exist any more.');
      return change(em, ticket);
    });
  }

  async #tell(em: EntityManager, { id }: Ticket, change: Change, { name }: Actor): Promise<void> {
    await em.flush();
    await this.#outbox.add(em, 'ticket.changed', {
      ...{ ticketId: id, change, by: name },
      at: this.#clock.now().toISOString(),
    });
  }
}

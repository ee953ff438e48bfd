import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { answerByMail } from './mail/tell-by-mail.ts';
import type { Actor } from './policies.ts';
import type { TicketDeadlines } from './sla/ticket-deadlines.ts';
import { type Ticket, TicketSchema } from './ticket.entity.ts';
import type { ChangeFacts, TicketChange } from './ticket-change.ts';
import { TicketEventSchema } from './ticket-event.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  deadlines: Pick<TicketDeadlines, 'reread'>;
}

/** What happens to a ticket, one thing at a time: kept in its history, told in its place, and on the bus. */
export class TicketChanges {
  readonly #parts: Parts;

  constructor({ em, clock, outbox, bus, deadlines }: Parts) {
    this.#parts = { em, clock, outbox, bus, deadlines };
  }

  /**
   * Runs a change while the ticket's row is locked. Its category is loaded.
   * @throws DomainError not_found `ticket_not_found`
   */
  async change<T>(ticketId: string, work: (em: EntityManager, ticket: Ticket) => Promise<T>): Promise<T> {
    const { em } = this.#parts;
    const done = await em.transactional(async (tx) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
      const ticket = await tx.findOne(TicketSchema, { id: ticketId }, lock);
      if (!ticket) throw new DomainError('not_found', 'ticket_not_found', 'That ticket no longer exists.');
      await tx.populate(ticket, ['category']);
      return work(tx, ticket);
    });
    await this.announce(ticketId);
    return done;
  }

  /** Something of a ticket changed that is no part of its history. */
  async announce(ticketId: string): Promise<void> {
    await this.#parts.bus.publish('ticket.changed', { ticketId });
  }

  /**
   * Writes down what was done and has it told in the ticket's place.
   * @param by null when the clock did it
   */
  async tell(
    em: EntityManager,
    ticket: Ticket,
    { change, by, facts = {} }: { change: TicketChange; by: Actor | null; facts?: ChangeFacts },
  ): Promise<void> {
    await this.keep(em, ticket, { change, by, facts });
    const at = this.#parts.clock.now().toISOString();
    await this.#parts.outbox.add(em, 'ticket.changed', { ticketId: ticket.id, change, by: by?.name ?? '', at, facts });
  }

  /** Staff said something, which goes out where the ticket is with somebody by mail. */
  answerByMail(em: EntityManager, ticketId: string): Promise<void> {
    return answerByMail(em, this.#parts.outbox, { ticketId, now: this.#parts.clock.now() });
  }

  /** Writes down what was done, which is told elsewhere or to nobody. */
  async keep(
    em: EntityManager,
    ticket: Ticket,
    { change, by, facts = {} }: { change: TicketChange; by: Actor | null; facts?: ChangeFacts },
  ): Promise<void> {
    const at = this.#parts.clock.now();
    const who = { byId: by?.id ?? null, byName: by?.name.slice(0, 100) ?? '' };
    em.create(TicketEventSchema, { ticket, change, facts, at, ...who });
    await em.flush();
    await this.rereadDeadlines(em, ticket);
  }

  /** After something about a ticket changed that its history does not tell: that it was answered. */
  async rereadDeadlines(em: EntityManager, ticket: Ticket, { showsOnCard = false } = {}): Promise<void> {
    await this.#parts.deadlines.reread(em, ticket);
    if (!showsOnCard) return;
    await this.#parts.outbox.add(em, 'ticket.card', { ticketId: ticket.id }, { key: `ticket-card:${ticket.id}` });
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { TicketCategorySchema } from './categories/ticket-category.entity.ts';
import { requireHandler } from './permits.ts';
import type { Actor } from './policies.ts';
import type { Ticket } from './ticket.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { TICKET_PRIORITIES, type TicketPriority } from './ticket-priority.ts';

/** Not claimed means that somebody else has the ticket, and is told apart from a refusal: one may take it over. */
export type ClaimOutcome = { isClaimed: true; ticket: Ticket } | { isClaimed: false; ticket: Ticket; holder: string };

interface Parts {
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
}

/** A longer sleep is a ticket forgotten. */
const MAX_SNOOZE_MS = 90 * 86_400_000;

/**
 * What staff do with a ticket while it is underway. Each is one change with its
 * history and its word in the ticket's place; doing what is done already changes nothing.
 * All throw DomainError forbidden `ticket_not_staff`, conflict `ticket_not_open`, not_found `ticket_not_found`.
 */
export class TicketCare {
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;

  constructor({ clock, outbox, changes }: Parts) {
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
  }

  /** Gives the ticket to `actor`, unless somebody else has it and `takeOver` is not said. */
  claim(ticketId: string, actor: Actor, { takeOver = false } = {}): Promise<ClaimOutcome> {
    return this.#changes.change(ticketId, async (em, ticket): Promise<ClaimOutcome> => {
      requireHandler(actor, ticket);
      const { claimedById } = ticket;
      if (claimedById === actor.id) return { isClaimed: true, ticket };
      if (claimedById && !takeOver) return { isClaimed: false, ticket, holder: ticket.claimedByName ?? '' };
      em.assign(ticket, { claimedById: actor.id, claimedByName: actor.name.slice(0, 100) });
      await this.#changes.tell(em, ticket, { change: claimedById ? 'taken_over' : 'claimed', by: actor });
      return { isClaimed: true, ticket };
    });
  }

  /** Gives the ticket back to everyone, whoever had it. */
  release(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      if (!ticket.claimedById) return;
      em.assign(ticket, { claimedById: null, claimedByName: null });
      await this.#changes.tell(em, ticket, { change: 'released', by: actor });
    });
  }

  /** Gives the ticket to somebody else of staff. @throws DomainError invalid `ticket_transfer_not_staff` */
  transfer(ticketId: string, actor: Actor, to: Actor): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      if (!to.isStaff) {
        const sentence = `${to.name} is not on the team that answers these tickets.`;
        throw new DomainError('invalid', 'ticket_transfer_not_staff', sentence);
      }
      if (ticket.claimedById === to.id) return;
      em.assign(ticket, { claimedById: to.id, claimedByName: to.name.slice(0, 100) });
      const facts = { to: to.name, toId: to.id };
      await this.#changes.tell(em, ticket, { change: 'transferred', by: actor, facts });
    });
  }

  prioritise(ticketId: string, actor: Actor, priority: TicketPriority): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      if (!TICKET_PRIORITIES.includes(priority)) {
        throw new DomainError('invalid', 'ticket_priority_unknown', 'A priority is low, normal, high or urgent.');
      }
      if (ticket.priority === priority) return;
      const facts = { from: ticket.priority, priority };
      ticket.priority = priority;
      await this.#changes.tell(em, ticket, { change: 'prioritised', by: actor, facts });
    });
  }

  /** @param topic up to 200 characters; empty takes it away */
  setTopic(ticketId: string, actor: Actor, topic: string): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      const said =
        topic
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim()
          .slice(0, 200) || null;
      if ((ticket.topic ?? null) === said) return;
      ticket.topic = said;
      await this.#changes.tell(em, ticket, { change: 'topic_set', by: actor, facts: { topic: said ?? '' } });
    });
  }

  /**
   * Puts the ticket into another category of its guild, whose staff look after it from now on. Who has it keeps it,
   * unless they are not of that staff, which `mayKeep` says. Its place follows by a durable job of the bot.
   * @throws DomainError not_found `category_not_found`
   */
  move(ticketId: string, actor: Actor, categoryId: string, { mayKeep = true } = {}): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      const category = await em.findOne(TicketCategorySchema, {
        ...{ id: categoryId, guildId: ticket.guildId, removedAt: null },
      });
      if (!category) throw new DomainError('not_found', 'category_not_found', 'There is no such category of tickets.');
      if (ticket.category.id === category.id) return;
      const facts = { from: ticket.category.name, category: category.name };
      ticket.category = category;
      if (!mayKeep) em.assign(ticket, { claimedById: null, claimedByName: null });
      await this.#changes.keep(em, ticket, { change: 'moved', by: actor, facts });
      await this.#outbox.add(em, 'ticket.moved', {
        ...{ ticketId: ticket.id, by: actor.name, at: this.#clock.now().toISOString(), ...facts },
      });
    });
  }

  /** It is the member's turn. Their next word ends it. */
  setPending(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      if (ticket.state === 'pending') return;
      em.assign(ticket, { state: 'pending', pendingAt: this.#clock.now() });
      await this.#changes.tell(em, ticket, { change: 'pending', by: actor });
    });
  }

  /** It is staff's turn again, although the member has said nothing. */
  resume(ticketId: string, actor: Actor): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      if (ticket.state !== 'pending' && !ticket.snoozedUntil) return;
      em.assign(ticket, { state: 'open', pendingAt: null, snoozedUntil: null, staleWarnedAt: null });
      await this.#changes.tell(em, ticket, { change: 'resumed', by: actor });
    });
  }

  /** Out of staff's sight until then, unless the member writes. @throws DomainError invalid `ticket_time_invalid` */
  snooze(ticketId: string, actor: Actor, until: Date): Promise<Ticket> {
    return this.#handle(ticketId, actor, async (em, ticket) => {
      const ahead = until.getTime() - this.#clock.now().getTime();
      if (!(ahead > 0 && ahead <= MAX_SNOOZE_MS)) {
        throw new DomainError('invalid', 'ticket_time_invalid', 'Snooze it until a time within the next 90 days.');
      }
      ticket.snoozedUntil = until;
      await this.#outbox.add(em, 'ticket.wake', { ticketId, at: until.toISOString() }, { runAt: until });
      await this.#changes.tell(em, ticket, { change: 'snoozed', by: actor, facts: { until: until.toISOString() } });
    });
  }

  /** The time for which it was snoozed has come. A later snooze, or a word of the member, makes it a no-op. */
  async wake(ticketId: string, at: Date): Promise<void> {
    await this.#changes.change(ticketId, async (em, ticket) => {
      if (ticket.state === 'closed' || ticket.snoozedUntil?.getTime() !== at.getTime()) return;
      ticket.snoozedUntil = null;
      await this.#changes.tell(em, ticket, { change: 'woken', by: null });
    });
  }

  #handle(ticketId: string, actor: Actor, work: (em: EntityManager, ticket: Ticket) => Promise<void>): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      await work(em, ticket);
      return ticket;
    });
  }
}

import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { requireAdder, requireHandler } from './permits.ts';
import type { Actor } from './policies.ts';
import type { Ticket } from './ticket.entity.ts';
import type { TicketChanges } from './ticket-changes.ts';
import { TicketParticipantSchema } from './ticket-participant.entity.ts';

/** Discord shows a crowd, a transcript does not: more people are no private conversation. */
export const MAX_PARTICIPANTS = 10;

interface Person {
  id: string;
  name: string;
}

interface Parts {
  clock: Clock;
  outbox: Outbox;
  changes: TicketChanges;
}

/** Who else is in a ticket. They see its place and may read its transcript. */
export class TicketPeople {
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #changes: TicketChanges;

  constructor({ clock, outbox, changes }: Parts) {
    this.#clock = clock;
    this.#outbox = outbox;
    this.#changes = changes;
  }

  /** @throws DomainError forbidden `ticket_not_yours`; conflict `ticket_not_open`, `ticket_crowded` */
  add(ticketId: string, actor: Actor, person: Person): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireAdder(actor, ticket);
      if (person.id === ticket.memberId) return ticket;
      const there = await em.find(TicketParticipantSchema, { ticket });
      if (there.some(({ memberId }) => memberId === person.id)) return ticket;
      if (there.length >= MAX_PARTICIPANTS) {
        const sentence = `At most ${MAX_PARTICIPANTS} people can be added to a ticket.`;
        throw new DomainError('conflict', 'ticket_crowded', sentence);
      }
      const name = person.name.slice(0, 100);
      em.create(TicketParticipantSchema, { ticket, memberId: person.id, name, addedAt: this.#clock.now() });
      const facts = { name, memberId: person.id };
      await this.#changes.tell(em, ticket, { change: 'person_added', by: actor, facts });
      await this.#outbox.add(em, 'ticket.person', { ticketId, memberId: person.id });
      return ticket;
    });
  }

  /** The guild knows by which name: who was brought in on the web may have been an id alone. */
  async met(ticketId: string, { id, name }: Person): Promise<void> {
    await this.#changes.change(ticketId, async (em, ticket) => {
      const there = await em.findOne(TicketParticipantSchema, { ticket, memberId: id });
      if (there) there.name = name.slice(0, 100);
    });
  }

  /** The guild has no such member: they are in none of its tickets. */
  async notHere(ticketId: string, memberId: string): Promise<void> {
    await this.#changes.change(ticketId, async (em, ticket) => {
      const there = await em.findOne(TicketParticipantSchema, { ticket, memberId });
      if (!there) return;
      em.remove(there);
      const facts = { name: there.name, memberId, because: 'not_here' };
      await this.#changes.tell(em, ticket, { change: 'person_removed', by: null, facts });
    });
  }

  /** @throws DomainError forbidden `ticket_not_staff`; conflict `ticket_not_open`; not_found `ticket_person_not_there` */
  remove(ticketId: string, actor: Actor, person: Person): Promise<Ticket> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      requireHandler(actor, ticket);
      const there = await em.findOne(TicketParticipantSchema, { ticket, memberId: person.id });
      if (!there) {
        const sentence = `${person.name} was not added to this ticket.`;
        throw new DomainError('not_found', 'ticket_person_not_there', sentence);
      }
      em.remove(there);
      const facts = { name: there.name, memberId: person.id };
      await this.#changes.tell(em, ticket, { change: 'person_removed', by: actor, facts });
      await this.#outbox.add(em, 'ticket.person', { ticketId, memberId: person.id });
      return ticket;
    });
  }
}

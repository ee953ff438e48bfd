import type { EntityManager } from '@mikro-orm/postgresql';
import { PLATFORM_ROLES, type User, UserSchema } from '../../accounts/user.entity.ts';
import { DomainError } from '../../errors.ts';
import type { Actor } from '../policies.ts';
import { type TicketReply, TicketReplySchema } from '../replies/ticket-reply.entity.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import type { TicketChanges } from '../ticket-changes.ts';
import { type TicketEvent, TicketEventSchema } from '../ticket-event.entity.ts';
import { canWorkTickets } from './board-policy.ts';

interface Parts {
  em: EntityManager;
  changes: TicketChanges;
}

/** What staff do with tickets on the web: the same as in Discord, but only with the ticket as they see it. */
export class StaffTickets {
  readonly #em: EntityManager;
  readonly #changes: TicketChanges;

  constructor({ em, changes }: Parts) {
    this.#em = em;
    this.#changes = changes;
  }

  /** What was done with a ticket, oldest first. */
  listEvents(ticketId: string): Promise<TicketEvent[]> {
    const orderBy = { at: 'asc', id: 'asc' } as const;
    return this.#em.find(TicketEventSchema, { ticket: ticketId }, { orderBy, refresh: true });
  }

  /** As it is now, with its category. @throws DomainError not_found `ticket_not_found` */
  async load(ticketId: string): Promise<Ticket> {
    const ticket = await this.#em.findOne(TicketSchema, { id: ticketId }, { populate: ['category'], refresh: true });
    if (ticket) return ticket;
    throw new DomainError('not_found', 'ticket_not_found', 'That ticket no longer exists.');
  }

  /** Platform staff with a Discord account, by name. */
  async listStaff(): Promise<Actor[]> {
    const filter = { roles: { $overlap: [...PLATFORM_ROLES] }, discordId: { $ne: null } };
    const users = await this.#em.find(UserSchema, filter, { orderBy: { name: 'asc' }, limit: 200 });
    return users.map(webActor);
  }

  /** @throws DomainError invalid `ticket_transfer_not_staff` */
  async getStaff(discordId: string): Promise<Actor> {
    const user = await this.#em.findOne(UserSchema, { discordId });
    if (user && canWorkTickets(user)) return webActor(user);
    throw new DomainError('invalid', 'ticket_transfer_not_staff', 'They are not on the team that answers tickets.');
  }

  /** Answers that do not stand in Discord, oldest first. */
  listWaiting(ticketId: string): Promise<TicketReply[]> {
    const filter = { ticket: ticketId, messageId: null };
    return this.#em.find(TicketReplySchema, filter, { orderBy: { at: 'asc', id: 'asc' }, refresh: true });
  }

  /**
   * Answers a ticket, unless somebody of staff answered it since it was looked at.
   * @param lastStaffMessageAt as it was seen
   * @throws DomainError conflict `ticket_answered`; whatever `work` throws
   */
  asUnanswered<T>(ticketId: string, lastStaffMessageAt: Date | null, work: () => Promise<T>): Promise<T> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      const since = lastStaffMessageAt ?? new Date(0);
      const filter = { ticket: ticketId, messageId: null, failure: null, at: { $gt: since } };
      const isAnswered = ticket.lastStaffMessageAt && ticket.lastStaffMessageAt > since;
      if (isAnswered || (await em.count(TicketReplySchema, filter)) > 0) throw answered();
      return work();
    });
  }

  /**
   * Does something with a ticket, unless somebody else did something with it since it was looked at.
   * @param version the id of the last thing that was done with it, as it was seen; empty when nothing was
   * @throws DomainError conflict `ticket_changed` that says who did what; whatever `work` throws
   */
  asSeen<T>(ticketId: string, version: string, work: (ticket: Ticket) => Promise<T>): Promise<T> {
    return this.#changes.change(ticketId, async (em, ticket) => {
      const [last] = await em.find(
        TicketEventSchema,
        { ticket: ticketId },
        { orderBy: { at: 'desc', id: 'desc' }, limit: 1 },
      );
      if ((last?.id ?? '') !== version) throw changed(ticket, last);
      return work(ticket);
    });
  }
}

/** Who acts on the web as the rules of tickets see them. @throws DomainError forbidden `discord_not_linked` */
export function webActor(user: Pick<User, 'discordId' | 'name' | 'roles'>): Actor {
  if (user.discordId) return { id: user.discordId, name: user.name, isStaff: canWorkTickets(user) };
  const sentence = 'Tickets are answered by Discord accounts. Sign in with Discord to act here.';
  throw new DomainError('forbidden', 'discord_not_linked', sentence, { context: 'tickets' });
}

function answered(): DomainError {
  const sentence = 'Somebody of the team answered while you were writing. Read it, then send yours if it still helps.';
  return new DomainError('conflict', 'ticket_answered', sentence);
}

function changed({ number }: Ticket, last: TicketEvent | undefined): DomainError {
  const who = last?.byName || 'Somebody';
  const sentence = `${who} changed ticket #${number} since you looked at it. Here is how it stands now; try again if it is still needed.`;
  return new DomainError(
    'conflict',
    'ticket_changed',
    sentence,
    last?.byName ? { number, who } : { number, context: 'somebody' },
  );
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Actor } from '../policies.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import { type FeedbackWay, type TicketFeedback, TicketFeedbackSchema } from './ticket-feedback.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** What members think of the help they got. */
export class TicketFeedbacks {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  find(ticketId: string): Promise<TicketFeedback | null> {
    return this.#em.findOne(TicketFeedbackSchema, { ticket: ticketId });
  }

  /** The member was told that the ticket ended, and asked. */
  async told(ticket: Ticket, way: FeedbackWay): Promise<void> {
    const known = await this.find(ticket.id);
    const now = this.#clock.now();
    if (known) this.#em.assign(known, { toldAt: known.toldAt ?? now, way });
    else {
      this.#em.create(TicketFeedbackSchema, {
        ...{ ticket, guildId: ticket.guildId, askedAt: now, toldAt: now, way },
        supporterId: ticket.claimedById ?? null,
      });
    }
    await this.#em.flush();
  }

  /**
   * A later rating takes the place of an earlier one, and a comment is added to it.
   * @throws DomainError forbidden `ticket_not_yours`; not_found; invalid `feedback_invalid`; conflict `feedback_too_early`
   */
  async rate(
    ticketId: string,
    actor: Actor,
    { rating, comment }: { rating: number; comment?: string },
  ): Promise<TicketFeedback> {
    const ticket = await this.#em.findOne(TicketSchema, { id: ticketId });
    if (!ticket) throw new DomainError('not_found', 'ticket_not_found', 'That ticket no longer exists.');
    if (ticket.memberId !== actor.id) {
      throw new DomainError('forbidden', 'ticket_not_yours', 'Only the member whose ticket it was can rate it.', {
        context: 'rate',
      });
    }
    if (ticket.state !== 'closed') {
      throw new DomainError(
        'conflict',
        'feedback_too_early',
        'The ticket is open again. Please rate it when it is closed.',
      );
    }
    if (!Number.isInteger(rating) || rating < 1 || rating > 5) {
      throw new DomainError('invalid', 'feedback_invalid', 'A rating is 1 to 5.');
    }
    const now = this.#clock.now();
    const feedback =
      (await this.find(ticketId)) ??
      this.#em.create(TicketFeedbackSchema, {
        ...{ ticket, guildId: ticket.guildId, askedAt: now, supporterId: ticket.claimedById ?? null },
      });
    this.#em.assign(feedback, { rating, ratedAt: now });
    if (comment !== undefined) feedback.comment = comment.trim().slice(0, 1_000) || null;
    await this.#em.flush();
    return feedback;
  }
}

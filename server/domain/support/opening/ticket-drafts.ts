import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { TicketCategory } from '../categories/ticket-category.entity.ts';
import type { TicketAnswer } from '../ticket.entity.ts';
import { type TicketDraft, TicketDraftSchema } from './ticket-draft.entity.ts';

const DAY_MS = 86_400_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

interface Written {
  subject: string;
  text: string;
  answers: TicketAnswer[];
}

/** What members have written and not opened a ticket with yet. */
export class TicketDrafts {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  async keep(category: TicketCategory, memberId: string, { subject, text, answers }: Written): Promise<TicketDraft> {
    const draft = this.#em.create(TicketDraftSchema, {
      ...{ guildId: category.guildId, category, memberId, subject: subject.slice(0, 100), text, answers },
      createdAt: this.#clock.now(),
    });
    await this.#em.flush();
    return draft;
  }

  /** A member's own. @throws DomainError not_found `draft_not_found` */
  async get(draftId: string, memberId: string): Promise<TicketDraft> {
    const draft = await this.#em.findOne(TicketDraftSchema, { id: draftId, memberId }, { populate: ['category'] });
    if (draft) return draft;
    throw new DomainError('not_found', 'draft_not_found', 'What you wrote is not here any more. Please start again.');
  }

  /** It became a ticket, or is not needed. */
  async drop(draftId: string): Promise<void> {
    await this.#em.nativeDelete(TicketDraftSchema, { id: draftId });
  }

  /** @returns how many drafts were older than a day */
  forgetOld(): Promise<number> {
    const deadline = new Date(this.#clock.now().getTime() - DAY_MS);
    return this.#em.nativeDelete(TicketDraftSchema, { createdAt: { $lt: deadline } });
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { TicketCategory } from '../categories/ticket-category.entity.ts';
import type { TicketAnswer } from '../ticket.entity.ts';
import { TicketDeflectionSchema } from './ticket-deflection.entity.ts';
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

/** What the member knows already, and of which message it is made. */
interface Shown {
  isTold?: boolean;
  seen?: readonly string[];
  source?: { channelId: string; id: string } | null;
}

/** What members have written and not opened a ticket with yet. */
export class TicketDrafts {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  async keep(
    category: TicketCategory,
    memberId: string,
    { subject, text, answers }: Written,
    { isTold = false, seen = [], source = null }: Shown = {},
  ): Promise<TicketDraft> {
    const draft = this.#em.create(TicketDraftSchema, {
      ...{ guildId: category.guildId, category, memberId, subject: subject.slice(0, 100), text, answers },
      ...{ isTold, seen: [...seen], sourceChannelId: source?.channelId ?? null, sourceMessageId: source?.id ?? null },
      createdAt: this.#clock.now(),
    });
    await this.#em.flush();
    return draft;
  }

  /** A member's own. @throws DomainError not_found `draft_not_found`; forbidden `draft_not_yours` */
  async get(draftId: string, memberId: string): Promise<TicketDraft> {
    const draft = await this.find(draftId, memberId);
    if (draft) return draft;
    if (await this.#em.count(TicketDraftSchema, { id: draftId })) {
      throw new DomainError('forbidden', 'draft_not_yours', 'Only who asked answers this.');
    }
    throw new DomainError('not_found', 'draft_not_found', 'What you wrote is no longer stored. Please start again.');
  }

  /** The same, or null where it is gone or somebody else's. */
  find(draftId: string, memberId: string): Promise<TicketDraft | null> {
    return this.#em.findOne(TicketDraftSchema, { id: draftId, memberId }, { populate: ['category'] });
  }

  /** What the member was shown helped: there is no ticket, which is counted once; where there is one, nothing is. @throws DomainError not_found `draft_not_found` */
  async solved(draftId: string, memberId: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      const { guildId, category } = await this.get(draftId, memberId);
      if (!(await em.nativeDelete(TicketDraftSchema, { id: draftId, ticket: null }))) return;
      em.create(TicketDeflectionSchema, { guildId, category, at: this.#clock.now() });
    });
  }

  /** The member was told of the ticket that it became, or it is not needed. */
  async drop(draftId: string): Promise<void> {
    await this.#em.nativeDelete(TicketDraftSchema, { id: draftId });
  }

  /** @returns how many drafts were older than a day */
  forgetOld(): Promise<number> {
    const deadline = new Date(this.#clock.now().getTime() - DAY_MS);
    return this.#em.nativeDelete(TicketDraftSchema, { createdAt: { $lt: deadline } });
  }
}

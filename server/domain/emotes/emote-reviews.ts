import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { type EmoteReview, EmoteReviewSchema } from './emote-review.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The cards by which staff decide on emotes in Discord: one an emote, and never a second. */
export class EmoteReviews {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  find(emoteId: string): Promise<EmoteReview | null> {
    return this.#em.findOne(EmoteReviewSchema, { emote: emoteId }, { refresh: true });
  }

  /** Made on first call, in the text channel that staff have then. */
  async prepare(emoteId: string, textChannelId: string): Promise<EmoteReview> {
    await this.#em.upsert(
      EmoteReviewSchema,
      { emote: emoteId, textChannelId },
      { onConflictFields: ['emote'], onConflictAction: 'ignore' },
    );
    return this.#em.findOneOrFail(EmoteReviewSchema, { emote: emoteId }, { refresh: true });
  }

  async attempted(review: EmoteReview): Promise<void> {
    review.attemptedAt = this.#clock.now();
    await this.#em.flush();
  }

  async posted(review: EmoteReview, messageId: string): Promise<void> {
    review.messageId = messageId;
    await this.#em.flush();
  }

  async deleted(review: EmoteReview): Promise<void> {
    review.deletedAt = this.#clock.now();
    await this.#em.flush();
  }
}

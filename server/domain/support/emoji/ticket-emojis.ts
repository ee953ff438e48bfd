import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { type EmojiMediaType, type TicketEmoji, TicketEmojiSchema } from './ticket-emoji.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The pictures of tickets' custom emoji. */
export class TicketEmojis {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  find(emojiId: string): Promise<TicketEmoji | null> {
    return this.#em.findOne(TicketEmojiSchema, { id: emojiId });
  }

  /** Those of a ticket whose pictures are here. */
  listStored(ticketId: string): Promise<TicketEmoji[]> {
    return this.#em.find(TicketEmojiSchema, { ticket: ticketId, storedAt: { $ne: null } });
  }

  async stored(emoji: TicketEmoji, mediaType: EmojiMediaType): Promise<void> {
    this.#em.assign(emoji, { mediaType, storedAt: this.#clock.now(), failure: null });
    await this.#em.flush();
  }

  /** @param failure why its picture is not here, in a few words */
  async failed(emoji: TicketEmoji, failure: string): Promise<void> {
    emoji.failure = failure.slice(0, 500);
    await this.#em.flush();
  }
}

import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Outbox, OutboxTasks } from '../outbox.ts';
import { EmoteSchema } from './emote.entity.ts';
import { suggestEmoteName } from './emote-name.ts';

interface Parts {
  em: EntityManager;
  outbox: Outbox;
}

/**
 * Emotes that are copies of a guild's own emoji. While one waits it follows its origin; once staff have decided it is
 * the platform's, and what the guild does with its own changes it no more.
 */
export class EmoteOrigins {
  readonly #em: EntityManager;
  readonly #outbox: Outbox;

  constructor({ em, outbox }: Parts) {
    this.#em = em;
    this.#outbox = outbox;
  }

  /** Has all of a guild's own emoji brought into review. */
  async import(order: OutboxTasks['emotes.import']): Promise<void> {
    await this.#em.transactional((em) =>
      this.#outbox.add(em, 'emotes.import', order, { key: `emotes.import:${order.guildId}` }),
    );
  }

  async listWaiting(): Promise<{ guildId: string; emojiId: string }[]> {
    const waiting = await this.#em.find(EmoteSchema, { state: 'waiting', sourceEmojiId: { $ne: null } });
    return waiting.flatMap(({ sourceGuildId: guildId, sourceEmojiId: emojiId }) =>
      guildId && emojiId ? [{ guildId, emojiId }] : [],
    );
  }

  /** Follows an emoji that was renamed, or deleted where `name` is null. A name that is taken is not followed. */
  async follow(emojiId: string, name: string | null): Promise<void> {
    await this.#em.transactional(async (em) => {
      const emote = await em.findOne(
        EmoteSchema,
        { sourceEmojiId: emojiId, state: 'waiting' },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!emote || emote.name === name) return;
      if (name === null) em.assign(emote, { state: 'removed', takenName: null, takenHash: null });
      else {
        const next = suggestEmoteName(name);
        const isTaken =
          next && (await em.findOne(EmoteSchema, { takenName: next.toLowerCase(), id: { $ne: emote.id } }));
        if (!next || isTaken) return;
        em.assign(emote, { name: next, takenName: next.toLowerCase() });
      }
      await em.flush();
      await this.#outbox.add(em, 'emote.review', { emoteId: emote.id });
    });
  }
}

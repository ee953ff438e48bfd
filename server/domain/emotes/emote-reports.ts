import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { EmoteSync } from './emote-sync.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** The messages that say how far the guilds are: one a guild, and a new one only for who asks. */
export class EmoteReports {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** A report is to be posted: a new one, unless its posting was begun before. */
  async prepare(sync: EmoteSync, textChannelId: string): Promise<void> {
    if (sync.reportId && !sync.reportPostedAt && sync.reportChannelId === textChannelId) return;
    this.#em.assign(sync, {
      reportId: randomUUIDv7(),
      reportChannelId: textChannelId,
      reportAttemptedAt: null,
      reportMessageId: null,
      reportPostedAt: null,
    });
    await this.#em.flush();
  }

  async attempted(sync: EmoteSync): Promise<void> {
    sync.reportAttemptedAt = this.#clock.now();
    await this.#em.flush();
  }

  async posted(sync: EmoteSync, messageId: string): Promise<void> {
    this.#em.assign(sync, { reportMessageId: messageId, reportPostedAt: this.#clock.now() });
    await this.#em.flush();
  }

  /** It was posted once and is gone: it is not posted again by itself. */
  async deleted(sync: EmoteSync): Promise<void> {
    sync.reportMessageId = null;
    await this.#em.flush();
  }
}

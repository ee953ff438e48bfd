import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Guilds } from '../guilds/guilds.ts';
import { type Announcement, AnnouncementSchema } from './announcement.entity.ts';
import type { Stream } from './stream.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  guilds: Guilds;
}

/**
 * The cards that tell guilds of streams. Each step is stored before the next is
 * taken, so that whoever goes on after a crash knows what may have happened.
 */
export class Announcements {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #guilds: Guilds;

  constructor({ em, clock, guilds }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#guilds = guilds;
  }

  /** One announcement a guild that has chosen an alert channel, made on first call. */
  async prepare(stream: Stream): Promise<Announcement[]> {
    for (const { guildId, alertChannelId } of await this.#guilds.listAlertChannels()) {
      await this.#em.upsert(
        AnnouncementSchema,
        { stream: stream.id, guildId, alertChannelId },
        { onConflictFields: ['stream', 'alertChannelId'], onConflictAction: 'ignore' },
      );
    }
    return this.list(stream.id);
  }

  list(streamId: string): Promise<Announcement[]> {
    return this.#em.find(AnnouncementSchema, { stream: streamId }, { orderBy: { id: 'asc' } });
  }

  async attempted(announcement: Announcement): Promise<void> {
    announcement.attemptedAt = this.#clock.now();
    await this.#em.flush();
  }

  async posted(announcement: Announcement, messageId: string): Promise<void> {
    this.#em.assign(announcement, { messageId, postedAt: this.#clock.now(), failure: null });
    await this.#em.flush();
  }

  async deleted(announcement: Announcement): Promise<void> {
    announcement.deletedAt = this.#clock.now();
    await this.#em.flush();
  }

  /** @param reason a sentence for the guild's staff, 500 characters at most */
  async failed(announcement: Announcement, reason: string): Promise<void> {
    announcement.failure = reason.slice(0, 500);
    await this.#em.flush();
  }
}

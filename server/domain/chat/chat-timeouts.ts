import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Bus } from '../bus.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { type ChatTimeout, ChatTimeoutSchema } from './chat-timeout.entity.ts';
import { canModerateChat, canTimeOut } from './policies.ts';

/** Two weeks. */
export const MAX_TIMEOUT_MINUTES = 20_160;
/** What somebody said so shortly before they were silenced is taken down with it. */
const SWEPT_MS = 600_000;
/** A bus message is under 8 kB, an id 36 characters. */
const IDS_A_MESSAGE = 100;

interface Parts {
  em: EntityManager;
  clock: Clock;
  bus: Bus;
}

/** Who may not speak on a channel, and until when. */
export class ChatTimeouts {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #bus: Bus;

  constructor({ em, clock, bus }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#bus = bus;
  }

  /** @throws DomainError forbidden `chat_timed_out` for who may not speak now */
  async refuse(user: User, channel: Channel): Promise<void> {
    const now = this.#clock.now();
    const timeout = await this.#em.findOne(ChatTimeoutSchema, { channel, user, until: { $gt: now } });
    if (!timeout || canModerateChat(user, channel)) return;
    const minutes = Math.ceil((timeout.until.getTime() - now.getTime()) / 60_000);
    throw new DomainError(
      'forbidden',
      'chat_timed_out',
      `You cannot write in this chat for another ${minutes} min. The channel's moderators decided so.`,
      { minutes },
    );
  }

  /**
   * Silences somebody on a channel; again, with the new time. Their last ten minutes are taken down.
   * @throws DomainError forbidden `chat_cannot_time_out`; invalid `chat_timeout_invalid`
   */
  async give(by: User, channel: Channel, { user, minutes }: { user: User; minutes: number }): Promise<ChatTimeout> {
    if (!canTimeOut(by, user, channel)) throw refusal();
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_TIMEOUT_MINUTES) {
      throw new DomainError('invalid', 'chat_timeout_invalid', 'A timeout is between one minute and two weeks.');
    }
    const now = this.#clock.now();
    const timeout = await this.#em.upsert(ChatTimeoutSchema, {
      channel,
      user,
      until: new Date(now.getTime() + minutes * 60_000),
      givenAt: now,
      givenBy: by.name,
    });
    await this.#sweep({ by, channel, user, now });
    return timeout;
  }

  /** Lets somebody speak again. @throws DomainError forbidden `chat_cannot_time_out` */
  async lift(by: User, channel: Channel, user: User): Promise<void> {
    if (!canModerateChat(by, channel)) throw refusal();
    await this.#em.nativeDelete(ChatTimeoutSchema, { channel, user });
  }

  /** Who is silenced now, those that end last first. @throws DomainError forbidden `chat_cannot_time_out` */
  list(by: User, channel: Channel): Promise<ChatTimeout[]> {
    if (!canModerateChat(by, channel)) throw refusal();
    return this.#em.find(
      ChatTimeoutSchema,
      { channel, until: { $gt: this.#clock.now() } },
      { populate: ['user'], orderBy: { until: 'desc' }, limit: 200 },
    );
  }

  async #sweep({ by, channel, user, now }: { by: User; channel: Channel; user: User; now: Date }): Promise<void> {
    const swept = await this.#em.execute<{ id: string }[]>(
      `update chat_message set removed_at = ?, removed_by = ?
       where channel_id = ? and author_id = ? and sent_at > ? and removed_at is null returning id`,
      [now, by.name, channel.id, user.id, new Date(now.getTime() - SWEPT_MS)],
    );
    const ids = swept.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += IDS_A_MESSAGE)
      await this.#bus.publish('chat.removed', { slug: channel.slug, ids: ids.slice(at, at + IDS_A_MESSAGE) });
  }
}

function refusal(): DomainError {
  return new DomainError(
    'forbidden',
    'chat_cannot_time_out',
    'The owner of a channel and the moderators decide who may write in its chat; they cannot be silenced themselves.',
  );
}

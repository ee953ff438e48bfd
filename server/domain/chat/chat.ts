import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { ChannelSubscriptions } from '../billing/channel-sales/channel-subscriptions.ts';
import type { Bus } from '../bus.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import type { Emotes } from '../emotes/emotes.ts';
import { DomainError } from '../errors.ts';
import type { ChatLine } from './chat-line.ts';
import { ChatMessageSchema } from './chat-message.entity.ts';
import { parseChatText } from './chat-text.ts';
import type { ChatTimeouts } from './chat-timeouts.ts';
import { lineOf } from './line-of.ts';
import { canRemoveMessage } from './policies.ts';

/** So long the words are kept; that something was said stays counted. */
export const CHAT_RETENTION_DAYS = 30;

/** The first of two that send the same nonce at once writes it; the other finds it. */
const SAY = `
  insert into chat_message (id, channel_id, stream_id, author_id, text, emotes, nonce, sent_at)
  values (?, ?, (select id from stream where channel_id = ? and ended_at is null), ?, ?, ?::jsonb, ?, ?)
  on conflict (author_id, nonce) do nothing returning id`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  bus: Bus;
  timeouts: Pick<ChatTimeouts, 'refuse'>;
  emotes: Pick<Emotes, 'listIn'>;
  channelSubscriptions: Pick<ChannelSubscriptions, 'listSubscriberIds'>;
}

/** What is said beside the streams. */
export class Chat {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #timeouts: Parts['timeouts'];
  readonly #emotes: Parts['emotes'];
  readonly #subscriptions: Parts['channelSubscriptions'];

  constructor({ em, clock, bus, timeouts, emotes, channelSubscriptions }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#bus = bus;
    this.#timeouts = timeouts;
    this.#emotes = emotes;
    this.#subscriptions = channelSubscriptions;
  }

  /**
   * Says something on a channel, live or not. The same nonce again is the same message, told once.
   * @throws DomainError invalid `chat_text_invalid`; forbidden `chat_timed_out`
   */
  async say(author: User, channel: Channel, said: { text: string; nonce: string }): Promise<ChatLine> {
    const text = parseChatText(said.text);
    await this.#timeouts.refuse(author, channel);
    const written = await this.#em.execute<{ id: string }[]>(SAY, [
      randomUUIDv7(),
      channel.id,
      channel.id,
      author.id,
      text,
      JSON.stringify(await this.#emotes.listIn(text, author)),
      said.nonce,
      this.#clock.now(),
    ]);
    const message = await this.#em.findOneOrFail(ChatMessageSchema, { author, nonce: said.nonce });
    const subscriberIds = await this.#subscriptions.listSubscriberIds(channel, [author]);
    const line = lineOf(message, author, { channel, subscriberIds });
    if (written.length > 0) await this.#bus.publish('chat.said', { slug: channel.slug, message: line });
    return line;
  }

  /** The latest of a channel, oldest first; what was taken down or is forgotten is left out. */
  async list(channel: Channel, { limit }: { limit: number }): Promise<ChatLine[]> {
    const messages = await this.#em.find(
      ChatMessageSchema,
      { channel, removedAt: null, author: { $ne: null }, text: { $ne: '' } },
      { populate: ['author'], orderBy: { sentAt: 'desc', id: 'desc' }, limit },
    );
    const authors = messages.flatMap(({ author }) => author ?? []);
    const subscriberIds = await this.#subscriptions.listSubscriberIds(channel, authors);
    return messages
      .flatMap((message) => (message.author ? [lineOf(message, message.author, { channel, subscriberIds })] : []))
      .reverse();
  }

  /**
   * Takes a message down for everyone. Doing it twice is the same as once.
   * @throws DomainError not_found `chat_message_not_found`; forbidden `chat_not_yours`
   */
  async remove(by: User, channel: Channel, messageId: string): Promise<void> {
    const message = await this.#em.findOne(ChatMessageSchema, { id: messageId, channel });
    if (!message) throw new DomainError('not_found', 'chat_message_not_found', 'That message is already gone.');
    if (!canRemoveMessage(by, { authorId: message.author?.id ?? null, owner: channel.owner })) {
      throw new DomainError('forbidden', 'chat_not_yours', 'Only the moderators of this chat can remove that message.');
    }
    if (message.removedAt) return;
    message.removedAt = this.#clock.now();
    message.removedBy = by.name;
    await this.#em.flush();
    await this.#bus.publish('chat.removed', { slug: channel.slug, ids: [messageId] });
  }

  /** How many people said something while a stream was live. */
  countChatters(streamId: string): Promise<number> {
    return this.#count('select count(distinct author_id) as count from chat_message where stream_id = ?', [streamId]);
  }

  /** How many messages were sent in a period, over all channels. */
  countSent({ from, to }: { from: Date; to: Date }): Promise<number> {
    return this.#count('select count(*) as count from chat_message where sent_at >= ? and sent_at < ?', [from, to]);
  }

  /** Deletes the words that were said before the retention time began. @returns how many messages */
  forgetOldMessages(): Promise<number> {
    const deadline = new Date(this.#clock.now().getTime() - CHAT_RETENTION_DAYS * 86_400_000);
    return this.#em.nativeUpdate(ChatMessageSchema, { sentAt: { $lt: deadline }, text: { $ne: '' } }, { text: '' });
  }

  /** Deletes what a member said; that they said something stays counted. @returns how many messages */
  async forgetMember(discordId: string): Promise<number> {
    await this.#em.execute(
      `update chat_message set removed_by = '' where removed_by in (select name from "user" where discord_id = ?)`,
      [discordId],
    );
    return this.#em.nativeUpdate(ChatMessageSchema, { author: { discordId }, text: { $ne: '' } }, { text: '' });
  }

  async #count(sql: string, values: unknown[]): Promise<number> {
    const [row] = await this.#em.execute<[{ count: string }]>(sql, values);
    return Number(row.count);
  }
}

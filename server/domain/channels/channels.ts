import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import type { Secrets } from '../secrets.ts';
import { requestGuildEvents } from '../streams/schedule/request-guild-events.ts';
import { createToken, hashToken, matchesHash } from '../token.ts';
import type { Category } from './category.ts';
import { type Channel, ChannelSchema } from './channel.entity.ts';
import { parseSlug } from './slug.ts';
import { parseTags } from './tags.ts';

export interface ChannelDetails {
  title: string;
  category: Category;
  isMature: boolean;
  /** See `parseTags`; none when left out. */
  tags?: readonly string[] | undefined;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  secrets: Secrets;
  outbox: Outbox;
}

/** Creators' channels and the keys by which encoders reach them. */
export class Channels {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #secrets: Secrets;
  readonly #outbox: Outbox;

  constructor({ em, clock, secrets, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#secrets = secrets;
    this.#outbox = outbox;
  }

  /** @throws DomainError conflict `channel_exists`, `slug_taken`, `slug_reserved`; invalid `slug_invalid`, `title_invalid`, `tags_invalid` */
  async open(owner: User, input: ChannelDetails & { slug: string }): Promise<{ channel: Channel; streamKey: string }> {
    const slug = parseSlug(input.slug);
    const streamKey = createToken();
    const details = parseDetails(input);
    try {
      const channel = await this.#em.transactional(async (em) => {
        const created = em.create(ChannelSchema, {
          ...{ owner, slug, ...details, ...this.#stored(streamKey), createdAt: this.#clock.now() },
        });
        await em.flush();
        const { discordId } = owner;
        if (discordId) await this.#outbox.add(em, 'member.roles', { discordId }, { key: `member.roles:${discordId}` });
        return created;
      });
      return { channel, streamKey };
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw conflictOf(error, slug);
      throw error;
    }
  }

  /** What is planned on it may be another guild's affair then. @throws DomainError invalid `title_invalid`, `tags_invalid` */
  async update(channel: Channel, details: Partial<ChannelDetails>): Promise<Channel> {
    const { category, isMature } = channel;
    const next = parseDetails({ ...pick(channel), ...details });
    await this.#em.transactional(async (em) => {
      em.assign(channel, next);
      await em.flush();
      const isOther = next.category !== category || next.isMature !== isMature;
      if (isOther) await requestGuildEvents(em, this.#outbox);
    });
    return channel;
  }

  find(slug: string): Promise<Channel | null> {
    return this.#em.findOne(ChannelSchema, { slug: slug.toLowerCase() }, { populate: ['owner'] });
  }

  findById(channelId: string): Promise<Channel | null> {
    return this.#em.findOne(ChannelSchema, { id: channelId }, { populate: ['owner'] });
  }

  /** @throws DomainError not_found `channel_not_found` */
  async get(slug: string): Promise<Channel> {
    const channel = await this.find(slug);
    if (!channel) throw new DomainError('not_found', 'channel_not_found', `There is no channel at /${slug}.`, { slug });
    return channel;
  }

  /** Channels whose address or owner's name begins with a text, best fits first; all when it is empty. */
  async search(text: string, { limit }: { limit: number }): Promise<Channel[]> {
    const start = `${text
      .trim()
      .replace(/^[@/]+/, '')
      .replaceAll(/[\\%_]/g, '\\$&')}%`;
    const where = { $or: [{ slug: { $ilike: start } }, { owner: { name: { $ilike: start } } }] };
    return this.#em.find(ChannelSchema, where, { populate: ['owner'], orderBy: { slug: 'asc' }, limit });
  }

  findByOwner(owner: User): Promise<Channel | null> {
    return this.#em.findOne(ChannelSchema, { owner }, { populate: ['owner'] });
  }

  /** @throws DomainError not_found `no_channel` */
  async getByOwner(owner: User): Promise<Channel> {
    const channel = await this.findByOwner(owner);
    if (!channel) throw new DomainError('not_found', 'no_channel', 'You have not opened a channel yet.');
    return channel;
  }

  /**
   * The channel that an encoder may send to. Says the same of a wrong key and of
   * no channel, so that it cannot be asked which channels exist.
   * @throws DomainError forbidden `stream_key_wrong`
   */
  async getByStreamKey(slug: string, streamKey: string): Promise<Channel> {
    const channel = await this.find(slug);
    return channel && matchesHash(streamKey, channel.streamKeyHash) ? channel : this.#refuseKey();
  }

  /**
   * The channel that an encoder may send to which knows nothing but its key, as over RTMP. It is looked up by the key's
   * hash, of which nobody can guess a part.
   * @throws DomainError forbidden `stream_key_wrong`
   */
  async getOfStreamKey(streamKey: string): Promise<Channel> {
    const where = { streamKeyHash: hashToken(streamKey) };
    const channel = await this.#em.findOne(ChannelSchema, where, { populate: ['owner'] });
    return channel ?? this.#refuseKey();
  }

  revealStreamKey(channel: Channel): string {
    return this.#secrets.unseal(channel.streamKeySealed);
  }

  /** The old key stops working at once for new connections; a stream that is on goes on. */
  async rotateStreamKey(channel: Channel): Promise<string> {
    const streamKey = createToken();
    this.#em.assign(channel, this.#stored(streamKey));
    await this.#em.flush();
    return streamKey;
  }

  #refuseKey(): never {
    throw new DomainError(
      'forbidden',
      'stream_key_wrong',
      'That stream key does not open this channel. Copy it again from your dashboard.',
    );
  }

  #stored(streamKey: string): { streamKeyHash: string; streamKeySealed: string } {
    return { streamKeyHash: hashToken(streamKey), streamKeySealed: this.#secrets.seal(streamKey) };
  }
}

function pick({ title, category, isMature, tags }: Channel): ChannelDetails {
  return { title, category, isMature, tags };
}

function parseDetails({ title, category, isMature, tags = [] }: ChannelDetails) {
  const trimmed = title.trim();
  if (trimmed.length === 0 || trimmed.length > 250) {
    throw new DomainError('invalid', 'title_invalid', 'A title has 1 to 250 characters.');
  }
  return { title: trimmed, category, isMature, tags: parseTags(tags) };
}

function conflictOf(error: UniqueConstraintViolationException, slug: string): DomainError {
  return error.message.includes('owner')
    ? new DomainError('conflict', 'channel_exists', 'You already have a channel.')
    : new DomainError('conflict', 'slug_taken', `/${slug} is taken. Choose another address.`, { slug });
}

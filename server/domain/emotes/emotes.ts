import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { PlatformSubscriptions } from '../billing/platform-subscriptions.ts';
import type { Channel } from '../channels/channel.entity.ts';
import { DomainError } from '../errors.ts';
import { type Emote, EmoteSchema, type EmoteState } from './emote.entity.ts';
import type { EmoteForm } from './emote-form.ts';
import { type EmoteImage, EmoteImageSchema } from './emote-image.entity.ts';
import type { EmoteImages } from './emote-images.ts';
import { emoteNamesIn } from './emote-names-in.ts';
import { mayUse } from './policies.ts';

interface Parts {
  em: EntityManager;
  emoteImages: Pick<EmoteImages, 'isSame'>;
  platformSubscriptions: Pick<PlatformSubscriptions, 'findLive'>;
}

export interface EmoteSearch {
  /** Part of a name. */
  q?: string | undefined;
  channel?: Channel;
  states?: readonly EmoteState[];
  limit: number;
  /** The name of the last one of the page before. */
  after?: string | undefined;
}

/** The platform's emotes as they are found, and who may write with them. */
export class Emotes {
  readonly #em: EntityManager;
  readonly #images: Parts['emoteImages'];
  readonly #subscriptions: Parts['platformSubscriptions'];

  constructor({ em, emoteImages, platformSubscriptions }: Parts) {
    this.#em = em;
    this.#images = emoteImages;
    this.#subscriptions = platformSubscriptions;
  }

  /** @throws DomainError not_found `emote_not_found` */
  async get(id: string): Promise<Emote> {
    const emote = await this.find(id);
    if (emote) return emote;
    throw new DomainError('not_found', 'emote_not_found', 'There is no such emote.');
  }

  find(id: string): Promise<Emote | null> {
    return this.#em.findOne(EmoteSchema, { id }, { populate: ['channel'], refresh: true });
  }

  /** What waits or is approved under a name, however it is written. */
  findByName(name: string): Promise<Emote | null> {
    return this.#em.findOne(EmoteSchema, { takenName: name.toLowerCase() }, { populate: ['channel'] });
  }

  /** The emote that is a copy of a guild's emoji, the newest first. */
  findByOrigin(emojiId: string): Promise<Emote | null> {
    return this.#em.findOne(EmoteSchema, { sourceEmojiId: emojiId }, { orderBy: { id: 'desc' } });
  }

  findImage(emoteId: string, form: EmoteForm): Promise<EmoteImage | null> {
    return this.#em.findOne(EmoteImageSchema, { emote: emoteId, form });
  }

  /** Whether two files show the same, also when Discord packed one anew. */
  isSamePicture(one: Buffer, other: Buffer): Promise<boolean> {
    return this.#images.isSame(one, other);
  }

  /** By name, as everybody may see them unless other states are asked for. */
  list({ q, channel, states = ['approved'], limit, after }: EmoteSearch): Promise<Emote[]> {
    const name = { ...(q && { $like: `%${escaped(q.toLowerCase())}%` }), ...(after && { $gt: after.toLowerCase() }) };
    return this.#em.find(
      EmoteSchema,
      {
        state: { $in: [...states] },
        ...(Object.keys(name).length > 0 && { takenName: name }),
        ...(channel && { channel }),
      },
      { orderBy: { takenName: 'asc', id: 'desc' }, limit, populate: ['channel'] },
    );
  }

  /** What nobody has decided on, oldest first. */
  listWaiting({ limit }: { limit: number }): Promise<Emote[]> {
    return this.#em.find(EmoteSchema, { state: 'waiting' }, { orderBy: { id: 'asc' }, limit, populate: ['channel'] });
  }

  countWaiting(): Promise<number> {
    return this.#em.count(EmoteSchema, { state: 'waiting' });
  }

  /** Everything of a channel, the newest first, with what became of it. */
  listOfChannel(channel: Channel, { limit }: { limit: number }): Promise<Emote[]> {
    return this.#em.find(EmoteSchema, { channel }, { orderBy: { id: 'desc' }, limit });
  }

  /** What staff declined or removed last. */
  listRefused({ limit }: { limit: number }): Promise<Emote[]> {
    return this.#em.find(
      EmoteSchema,
      { state: { $in: ['declined', 'removed'] }, decidedAt: { $ne: null } },
      { orderBy: { decidedAt: 'desc', id: 'desc' }, limit, populate: ['channel'] },
    );
  }

  /** Whether somebody may write with an emote now. */
  async canUse(user: User, emote: Emote): Promise<boolean> {
    return mayUse(emote, emote.isAnimated && (await this.isSubscriber(user)));
  }

  /** The emotes of a text that its author may write with, by their names between colons. */
  async listIn(text: string, author: User): Promise<{ name: string; id: string }[]> {
    const names = emoteNamesIn(text);
    if (names.length === 0) return [];
    const found = await this.#em.find(EmoteSchema, { takenName: { $in: names }, state: 'approved' });
    const isSubscriber = found.some(({ isAnimated }) => isAnimated) && (await this.isSubscriber(author));
    return found.filter((emote) => mayUse(emote, isSubscriber)).map(({ name, id }) => ({ name, id }));
  }

  /** Whether animated emotes are for them too. */
  async isSubscriber(user: User): Promise<boolean> {
    return (await this.#subscriptions.findLive(user)) !== null;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

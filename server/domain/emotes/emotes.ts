import { randomUUIDv7 } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type User, UserSchema } from '../accounts/user.entity.ts';
import type { PlatformSubscriptions } from '../billing/platform-subscriptions.ts';
import { type Channel, ChannelSchema } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { type Emote, EmoteSchema, type EmoteState } from './emote.entity.ts';
import type { EmoteForm } from './emote-form.ts';
import { type EmoteImage, EmoteImageSchema } from './emote-image.entity.ts';
import type { EmoteImages, PreparedEmote } from './emote-images.ts';
import { parseEmoteName } from './emote-name.ts';
import { emoteNamesIn } from './emote-names-in.ts';
import type { EmotePerson, NewEmote } from './new-emote.ts';
import { mayUse } from './policies.ts';
import { requireFree } from './require-free.ts';

/** As many of one person may wait at a time. */
export const WAITING_EACH = 10;
/** Proposals are kept one after the other, so that the second of two alike is told of the first. */
const LOCK = `select pg_advisory_xact_lock(hashtext('emotes'))`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  images: EmoteImages;
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

/** The platform's emotes: brought by anyone, decided on by staff. */
export class Emotes {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #images: EmoteImages;
  readonly #subscriptions: Parts['platformSubscriptions'];

  constructor({ em, clock, outbox, images, platformSubscriptions }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#images = images;
    this.#subscriptions = platformSubscriptions;
  }

  /**
   * Reads the picture and keeps the emote until staff decide.
   * @throws DomainError invalid `emote_name_invalid`, `emote_image_…`; conflict `emote_name_taken`,
   *   `emote_duplicate`, `emote_too_many`
   */
  async propose(brought: NewEmote): Promise<Emote> {
    const name = parseEmoteName(brought.name);
    await this.#requireRoom(this.#em, brought.by);
    const prepared = await this.#images.prepare(brought.image);
    return this.#em.transactional(async (em) => {
      await em.execute(LOCK);
      await this.#requireRoom(em, brought.by);
      await requireFree(em, { name, contentHash: prepared.contentHash });
      const emote = this.#create(em, { ...brought, name }, prepared);
      await em.flush();
      await this.#outbox.add(em, 'emote.review', { emoteId: emote.id });
      return emote;
    });
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

  /** Everything of a channel, the newest first, with what became of it. */
  listOfChannel(channel: Channel, { limit }: { limit: number }): Promise<Emote[]> {
    return this.#em.find(EmoteSchema, { channel }, { orderBy: { id: 'desc' }, limit });
  }

  /** What was decided last. */
  listDecided({ limit }: { limit: number }): Promise<Emote[]> {
    return this.#em.find(
      EmoteSchema,
      { decidedAt: { $ne: null } },
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

  /** Takes back what one proposed oneself, as long as nobody has decided. @throws DomainError not_found `emote_not_found`; conflict `emote_decided` */
  async withdraw(id: string, user: User): Promise<Emote> {
    return this.#em.transactional(async (em) => {
      const emote = await em.findOne(
        EmoteSchema,
        { id, proposer: user },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!emote) throw new DomainError('not_found', 'emote_not_found', 'There is no such emote of yours.');
      if (emote.state !== 'waiting')
        throw new DomainError('conflict', 'emote_decided', `Staff have decided on ${emote.name} already.`);
      em.assign(emote, { state: 'removed', takenName: null, takenHash: null, reason: null });
      await em.flush();
      await this.#outbox.add(em, 'emote.review', { emoteId: id });
      return emote;
    });
  }

  /** Deletes what a member brought that is not approved, and their name from what is. @returns how many named them */
  async forgetMember(discordId: string): Promise<number> {
    return this.#em.transactional(async (em) => {
      const undecided: EmoteState[] = ['waiting', 'declined', 'removed'];
      const deleted = await em.nativeDelete(EmoteSchema, { proposerDiscordId: discordId, state: { $in: undecided } });
      const blanked = { proposerDiscordId: null, proposedBy: '' };
      return deleted + (await em.nativeUpdate(EmoteSchema, { proposerDiscordId: discordId }, blanked));
    });
  }

  /** Staff are trusted with as many as they bring. */
  async #requireRoom(em: EntityManager, { user, discordId }: EmotePerson): Promise<void> {
    if (user && user.roles.length > 0) return;
    const who = [...(user ? [{ proposer: user }] : []), ...(discordId ? [{ proposerDiscordId: discordId }] : [])];
    if (who.length === 0 || (await em.count(EmoteSchema, { state: 'waiting', $or: who })) < WAITING_EACH) return;
    throw new DomainError(
      'conflict',
      'emote_too_many',
      `${WAITING_EACH} of your emotes wait for staff already. Bring the next one when they have decided.`,
    );
  }

  #create(em: EntityManager, { name, channel, by, source, origin }: NewEmote, prepared: PreparedEmote): Emote {
    const { isAnimated, width, height, contentHash, files } = prepared;
    const emote = em.create(EmoteSchema, {
      id: randomUUIDv7(),
      name,
      takenName: name.toLowerCase(),
      state: 'waiting',
      isAnimated,
      width,
      height,
      contentHash,
      takenHash: contentHash,
      channel: channel && em.getReference(ChannelSchema, channel.id),
      source,
      sourceGuildId: origin?.guildId ?? null,
      sourceEmojiId: origin?.emojiId ?? null,
      proposedAt: this.#clock.now(),
      proposedBy: by.name.slice(0, 100),
      proposer: by.user && em.getReference(UserSchema, by.user.id),
      proposerDiscordId: by.discordId,
    });
    for (const file of files) em.create(EmoteImageSchema, { emote, ...file });
    return emote;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

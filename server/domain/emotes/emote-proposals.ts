import { randomUUIDv7 } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type User, UserSchema } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { type Emote, EmoteSchema, type EmoteState } from './emote.entity.ts';
import { EmoteImageSchema } from './emote-image.entity.ts';
import type { EmoteImages, PreparedEmote } from './emote-images.ts';
import { parseEmoteName } from './emote-name.ts';
import { lockEmotes } from './lock-emotes.ts';
import type { EmotePerson, NewEmote } from './new-emote.ts';
import { requireFree } from './require-free.ts';

/** As many of one person may wait at a time. */
const WAITING_EACH = 10;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  emoteImages: EmoteImages;
}

/** What people do with emotes of their own: bring them, take them back, and be forgotten. */
export class EmoteProposals {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #images: EmoteImages;

  constructor({ em, clock, outbox, emoteImages }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#images = emoteImages;
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
      await lockEmotes(em);
      await this.#requireRoom(em, brought.by);
      await requireFree(em, { name, contentHash: prepared.contentHash });
      const emote = this.#create(em, { ...brought, name }, prepared);
      await em.flush();
      await this.#outbox.add(em, 'emote.review', { emoteId: emote.id });
      return emote;
    });
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
        throw new DomainError('conflict', 'emote_decided', `Staff have already decided on ${emote.name}.`, {
          name: emote.name,
        });
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
      `${WAITING_EACH} of your emotes are already waiting for review. Propose the next one once they are decided.`,
      { max: WAITING_EACH },
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

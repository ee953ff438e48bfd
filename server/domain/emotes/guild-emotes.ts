import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { APPLICATION_PLACE, type EmojiPlace } from './emoji-place.ts';
import { MOST_SLOTS } from './emoji-slots.ts';
import { type Emote, EmoteSchema } from './emote.entity.ts';
import { EmoteSyncSchema } from './emote-sync.entity.ts';
import { GuildEmojiSchema } from './guild-emoji.entity.ts';
import { type EmoteMode, type GuildEmotePolicy, GuildEmotePolicySchema } from './guild-emote-policy.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** What staff of a guild may change; what is left out stays. */
export interface PolicyChange {
  mode?: EmoteMode;
  /** Emotes to choose, or not any more. */
  add?: readonly string[];
  drop?: readonly string[];
  /** `null` for as many as are free. */
  maxStatic?: number | null;
  maxAnimated?: number | null;
}

/** What each guild wants of the platform's emotes. */
export class GuildEmotes {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Null while nobody has chosen, which is `off`. */
  findPolicy(guildId: string): Promise<GuildEmotePolicy | null> {
    return this.#em.findOne(GuildEmotePolicySchema, { guildId }, { refresh: true });
  }

  /** Guilds that want emotes. */
  listActive(): Promise<GuildEmotePolicy[]> {
    return this.#em.find(GuildEmotePolicySchema, { mode: { $ne: 'off' } }, { orderBy: { guildId: 'asc' } });
  }

  /**
   * Changes a guild's policy, and has its emoji brought in step.
   * @param by the name of who chose
   * @throws DomainError invalid `emote_slots_invalid`; not_found `emote_not_approved`
   */
  async choose(guildId: string, change: PolicyChange, by: string): Promise<GuildEmotePolicy> {
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`emote policy ${guildId}`]);
      const policy =
        (await em.findOne(GuildEmotePolicySchema, { guildId }, { refresh: true })) ??
        em.create(GuildEmotePolicySchema, { guildId, mode: 'off', changedAt: this.#clock.now(), changedBy: by });
      const chosen = await this.#chosen(em, policy.chosen, change);
      em.assign(policy, {
        mode: change.mode ?? policy.mode,
        chosen,
        maxStatic: checkedSlots(change.maxStatic, policy.maxStatic),
        maxAnimated: checkedSlots(change.maxAnimated, policy.maxAnimated),
        changedAt: this.#clock.now(),
        changedBy: by.slice(0, 100),
      });
      await em.flush();
      // Chosen anew after the guild had deleted it: that is asking for it.
      if (change.add?.length) await this.#comeBack(em, guildId, change.add);
      if (policy.mode !== 'off') await this.request(em, guildId, { isAsked: true });
      return policy;
    });
  }

  /** What a place wants, in the order in which it takes slots; null when it wants to be left alone. */
  async listWanted(place: EmojiPlace): Promise<Emote[] | null> {
    if (place === APPLICATION_PLACE) return this.#listOverflow();
    const policy = await this.findPolicy(place);
    if (!policy || policy.mode === 'off') return null;
    const order = { orderBy: { decidedAt: 'asc', id: 'asc' } } as const;
    if (policy.mode === 'all') return this.#em.find(EmoteSchema, { state: 'approved' }, { ...order, refresh: true });
    const chosen = await this.#em.find(
      EmoteSchema,
      { id: { $in: policy.chosen }, state: 'approved' },
      { ...order, refresh: true },
    );
    const placeOf = (emote: Emote) => policy.chosen.indexOf(emote.id);
    return chosen.toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  /** An emote came, changed or went. The guilds are asked as work of its own: they may be thousands, and a zip holds hundreds. */
  async changed(em: EntityManager): Promise<void> {
    await this.#outbox.add(em, 'emotes.changed', {}, { key: 'emotes.changed' });
  }

  /** Has a place brought in step, as soon as Discord lets us. */
  async request(em: EntityManager, place: EmojiPlace, { isAsked = false } = {}): Promise<void> {
    await em.upsert(
      EmoteSyncSchema,
      { place, isAsked },
      {
        onConflictFields: ['place'],
        ...(isAsked ? { onConflictMergeFields: ['isAsked'] } : { onConflictAction: 'ignore' }),
      },
    );
    const sync = await em.findOne(EmoteSyncSchema, { place }, { refresh: true });
    const retryAt = sync?.retryAt ?? null;
    const runAt = retryAt && retryAt > this.#clock.now() ? { runAt: retryAt } : {};
    await this.#outbox.add(em, 'emotes.sync', { place }, { key: `emotes.sync:${place}`, ...runAt });
  }

  /** Something changed in a guild: it is looked at, if it wants emotes. */
  async noticed(guildId: string): Promise<void> {
    await this.#em.transactional((em) => this.changedIn(em, guildId));
  }

  /** The same, together with what changed. */
  async changedIn(em: EntityManager, guildId: string): Promise<void> {
    const policy = await em.findOne(GuildEmotePolicySchema, { guildId }, { refresh: true });
    if (policy && policy.mode !== 'off') await this.request(em, guildId);
  }

  /** Somebody asks for it: what Discord had refused is tried again too. */
  async ask(place: EmojiPlace): Promise<void> {
    await this.#em.transactional(async (em) => {
      await em.nativeUpdate(
        GuildEmojiSchema,
        { place, fate: { $in: ['refused', 'too_big'] } },
        { fate: 'pending', detail: null },
      );
      await this.request(em, place, { isAsked: true });
    });
  }

  /** Lets an emoji come back that the guild had deleted. @returns whether it had */
  async bringBack(guildId: string, emote: Emote): Promise<boolean> {
    return this.#em.transactional(async (em) => {
      const count = await this.#comeBack(em, guildId, [emote.id]);
      await this.request(em, guildId, { isAsked: true });
      return count > 0;
    });
  }

  /** Has every guild that wants emotes brought in step, and the application where it has any. @returns how many places */
  async requestAll(): Promise<number> {
    const places = (await this.listActive()).map(({ guildId }) => guildId);
    if ((await this.#em.count(GuildEmojiSchema, { place: APPLICATION_PLACE })) > 0) places.push(APPLICATION_PLACE);
    for (const place of places) await this.#em.transactional((em) => this.request(em, place));
    return places.length;
  }

  #comeBack(em: EntityManager, guildId: string, emoteIds: readonly string[]): Promise<number> {
    return em.nativeUpdate(
      GuildEmojiSchema,
      { place: guildId, emote: { $in: [...emoteIds] }, deletedAt: { $ne: null } },
      { deletedAt: null, isRenamedHere: false, fate: 'pending' },
    );
  }

  async #chosen(
    em: EntityManager,
    before: readonly string[],
    { add = [], drop = [] }: PolicyChange,
  ): Promise<string[]> {
    const known = await em.count(EmoteSchema, { id: { $in: [...add] }, state: 'approved' });
    if (known < new Set(add).size)
      throw new DomainError('not_found', 'emote_not_approved', 'Only emotes that are approved can be chosen.');
    return [...new Set([...before, ...add])].filter((id) => !drop.includes(id));
  }

  /** Those that some guild has no slot for or cannot use, those that only some roles may use, and those that the application has already. */
  async #listOverflow(): Promise<Emote[]> {
    const rows = await this.#em.find(GuildEmojiSchema, {
      emote: { $ne: null },
      $or: [
        { place: APPLICATION_PLACE, emojiId: { $ne: null } },
        { fate: { $in: ['overflow', 'no_slot', 'unavailable'] } },
        { isRestricted: true },
      ],
    });
    const ids = [...new Set(rows.flatMap(({ emote }) => emote?.id ?? []))];
    const where = { id: { $in: ids }, state: 'approved' } as const;
    return this.#em.find(EmoteSchema, where, { orderBy: { decidedAt: 'asc', id: 'asc' }, refresh: true });
  }
}

function checkedSlots(wish: number | null | undefined, before: number | null | undefined): number | null {
  if (wish === undefined) return before ?? null;
  if (wish === null || (Number.isInteger(wish) && wish >= 0 && wish <= MOST_SLOTS)) return wish;
  throw new DomainError('invalid', 'emote_slots_invalid', `A number of slots is from 0 to ${MOST_SLOTS}.`, {
    max: MOST_SLOTS,
  });
}

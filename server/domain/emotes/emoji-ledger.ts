import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { EmojiFate } from './emoji-fate.ts';
import { APPLICATION_PLACE, type EmojiPlace } from './emoji-place.ts';
import type { Emote } from './emote.entity.ts';
import { type GuildEmoji, GuildEmojiSchema } from './guild-emoji.entity.ts';
import type { EmojiPlan, KnownEmoji, StandingEmoji } from './plan-emoji.ts';

/** Changes of a fate that are nobody's news: from the run that did it to the next one. */
const SAME = new Set(['added there', 'pending limited', 'limited pending', 'overflow no_slot', 'no_slot overflow']);

/** An emoji that has come to stand, and who alone may use it. */
type Uploaded = Pick<StandingEmoji, 'id' | 'roles'>;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/**
 * The emoji that we made, or are to make. Each step is stored before the next is taken, so that whoever goes on
 * after a crash knows what may have happened.
 */
export class EmojiLedger {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** Everything of a place, by the emotes' names. */
  list(place: EmojiPlace): Promise<GuildEmoji[]> {
    return this.#em.find(
      GuildEmojiSchema,
      { place },
      { populate: ['emote'], orderBy: { name: 'asc', id: 'asc' }, refresh: true },
    );
  }

  /** The emoji of an emote that the bot can show in a guild: the guild's where it may use it, else the application's. */
  async findShown(guildId: string, emote: Emote): Promise<GuildEmoji | null> {
    const rows = await this.#em.find(GuildEmojiSchema, {
      emote,
      place: { $in: [guildId, APPLICATION_PLACE] },
      emojiId: { $ne: null },
    });
    const usable = rows.filter(({ fate, isRestricted }) => fate !== 'unavailable' && !isRestricted);
    return usable.find(({ place }) => place === guildId) ?? usable[0] ?? null;
  }

  isOurs(emojiId: string): Promise<boolean> {
    return this.#em.count(GuildEmojiSchema, { emojiId }).then((count) => count > 0);
  }

  /**
   * Takes over what the place did by itself: what is gone without us stays away, what is called otherwise keeps that.
   * @returns the uploads whose answer is not known
   */
  async reconcile(rows: readonly GuildEmoji[], standing: readonly StandingEmoji[]): Promise<GuildEmoji[]> {
    const byId = new Map(standing.map((each) => [each.id, each]));
    for (const row of rows) {
      if (!row.emojiId) continue;
      const emoji = byId.get(row.emojiId);
      if (emoji) this.#meet(row, emoji);
      else this.#miss(row);
    }
    await this.#em.flush();
    return rows.filter(({ emojiId, attemptedAt }) => !emojiId && attemptedAt);
  }

  /** An upload whose answer was lost had come through. */
  async found(row: GuildEmoji, { id, roles }: Uploaded): Promise<void> {
    this.#em.assign(row, {
      emojiId: id,
      isRestricted: roles.length > 0,
      attemptedAt: null,
      uploadedAt: this.#clock.now(),
      fate: 'added',
      detail: null,
    });
    await this.#em.flush();
  }

  /** It had not. */
  async notFound(row: GuildEmoji): Promise<void> {
    row.attemptedAt = null;
    await this.#em.flush();
  }

  /** What the plan goes by. */
  known(rows: readonly GuildEmoji[]): KnownEmoji[] {
    return rows.map((row) => ({
      emoteId: row.emote?.id ?? null,
      emojiId: row.emojiId ?? null,
      name: row.name,
      isAnimated: row.isAnimated,
      isRenamedHere: row.isRenamedHere,
      isDeletedHere: Boolean(row.deletedAt),
      refusal: row.fate === 'refused' || row.fate === 'too_big' ? row.fate : null,
    }));
  }

  /**
   * Writes down what is to become of each wanted emote.
   * @param goesOn whether an earlier run was cut short: what that had added stays `added`
   * @returns the rows of the wanted emotes, and whether staff should hear of it
   */
  async expect(
    place: EmojiPlace,
    { plan, wanted, goesOn }: { plan: EmojiPlan; wanted: readonly Emote[]; goesOn: boolean },
  ): Promise<{ byEmote: Map<string, GuildEmoji>; isNews: boolean }> {
    const all = await this.list(place);
    const byEmote = new Map(all.flatMap((row) => (row.emote ? [[row.emote.id, row]] : [])));
    this.#forget(all, plan);
    let isNews = goesOn || plan.steps.length > 0;
    for (const emote of wanted) {
      const row = byEmote.get(emote.id) ?? this.#create(place, emote);
      byEmote.set(emote.id, row);
      const planned = plan.fates.get(emote.id) ?? 'pending';
      const fate = goesOn && planned === 'there' && row.fate === 'added' ? 'added' : planned;
      isNews ||= fate !== row.fate && !SAME.has(`${row.fate} ${fate}`);
      row.fate = fate;
    }
    await this.#em.flush();
    return { byEmote, isNews };
  }

  async uploading(row: GuildEmoji, name: string): Promise<void> {
    this.#em.assign(row, { name, nextName: null, isRenamedHere: false, attemptedAt: this.#clock.now() });
    await this.#em.flush();
  }

  async uploaded(row: GuildEmoji, emoji: Uploaded): Promise<void> {
    await this.found(row, emoji);
    await this.#count(row, 1);
  }

  /** @param detail what Discord said */
  async notUploaded(row: GuildEmoji, fate: EmojiFate, detail: string | null = null): Promise<void> {
    this.#em.assign(row, { attemptedAt: null, fate, detail: detail?.slice(0, 300) ?? null });
    await this.#em.flush();
  }

  async renaming(row: GuildEmoji, name: string): Promise<void> {
    row.nextName = name;
    await this.#em.flush();
  }

  async renamed(row: GuildEmoji, name: string): Promise<void> {
    this.#em.assign(row, { name, nextName: null });
    await this.#em.flush();
  }

  /** Only who has one of these roles may use it from now on; everyone where none is named. */
  async restricted(row: GuildEmoji, roles: readonly string[]): Promise<void> {
    row.isRestricted = roles.length > 0;
    await this.#em.flush();
  }

  async leaving(row: GuildEmoji): Promise<void> {
    row.leavingAt = this.#clock.now();
    await this.#em.flush();
  }

  async left(row: GuildEmoji): Promise<void> {
    this.#em.remove(row);
    await this.#em.flush();
    await this.#count(row, -1);
  }

  /** Rows of emotes that are not wanted any more, and of which nothing stands there. What the guild deleted is remembered. */
  #forget(rows: readonly GuildEmoji[], { fates }: EmojiPlan): void {
    for (const row of rows) {
      const isWanted = row.emote && fates.has(row.emote.id);
      if (!isWanted && !row.emojiId && !row.attemptedAt && !(row.emote && row.deletedAt)) this.#em.remove(row);
    }
  }

  #meet(row: GuildEmoji, { name, roles }: StandingEmoji): void {
    if (name !== row.name && name !== row.nextName) row.isRenamedHere = true;
    this.#em.assign(row, { name, isRestricted: roles.length > 0, nextName: null, leavingAt: null });
  }

  #miss(row: GuildEmoji): void {
    if (row.leavingAt || !row.emote) this.#em.remove(row);
    else this.#em.assign(row, { emojiId: null, deletedAt: this.#clock.now(), fate: 'deleted_here' });
  }

  async #count(row: GuildEmoji, by: 1 | -1): Promise<void> {
    const used = row.isAnimated ? 'used_animated' : 'used_static';
    await this.#em.execute(`update emote_sync set ${used} = ${used} + ? where place = ?`, [by, row.place]);
  }

  #create(place: EmojiPlace, emote: Emote): GuildEmoji {
    const { name, isAnimated } = emote;
    return this.#em.create(GuildEmojiSchema, { place, emote, name, isAnimated, fate: 'pending' });
  }
}

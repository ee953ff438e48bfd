import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import type { EmojiFate } from './emoji-fate.ts';
import { APPLICATION_PLACE, type EmojiPlace, kindOf, type SlotCounts } from './emoji-place.ts';
import type { Emote } from './emote.entity.ts';
import { type EmoteSync, EmoteSyncSchema } from './emote-sync.entity.ts';
import { type GuildEmoji, GuildEmojiSchema } from './guild-emoji.entity.ts';
import type { GuildEmotes } from './guild-emotes.ts';
import type { EmojiPlan, KnownEmoji, StandingEmoji } from './plan-emoji.ts';

/** A claim that is not renewed for so long belongs to a process that is gone. */
const CLAIM_MS = 120_000;
/** How soon one looks again whether the other is done. */
const SOON_MS = 15_000;
const CLAIM = `
  update emote_sync set claimed_by = ?, claimed_until = ?
  where place = ? and (claimed_by = ? or claimed_by is null or claimed_until < ?) returning place`;

/** Changes of a fate that are nobody's news: from the run that did it to the next one. */
const SAME = new Set(['added there', 'pending limited', 'limited pending', 'overflow no_slot', 'no_slot overflow']);

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  guildEmotes: GuildEmotes;
}

/**
 * The emoji that we made, and how far a place is. Each step is stored before the next is taken, so that whoever goes on
 * after a crash knows what may have happened.
 */
export class EmojiLedger {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #guildEmotes: GuildEmotes;

  constructor({ em, clock, outbox, guildEmotes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#guildEmotes = guildEmotes;
  }

  /**
   * One at a time works on a place; saying so again keeps the claim.
   * @returns false when another has it
   */
  async claim(place: EmojiPlace, owner: string): Promise<boolean> {
    const now = this.#clock.now();
    await this.#em.upsert(EmoteSyncSchema, { place }, { onConflictFields: ['place'], onConflictAction: 'ignore' });
    const until = new Date(now.getTime() + CLAIM_MS);
    const rows = await this.#em.execute<object[]>(CLAIM, [owner, until, place, owner, now]);
    return rows.length > 0;
  }

  async release(place: EmojiPlace, owner: string): Promise<void> {
    await this.#em.nativeUpdate(EmoteSyncSchema, { place, claimedBy: owner }, { claimedBy: null, claimedUntil: null });
  }

  findSync(place: EmojiPlace): Promise<EmoteSync | null> {
    return this.#em.findOne(EmoteSyncSchema, { place }, { refresh: true });
  }

  /** Everything of a place, by the emotes' names. */
  list(place: EmojiPlace): Promise<GuildEmoji[]> {
    return this.#em.find(
      GuildEmojiSchema,
      { place },
      { populate: ['emote'], orderBy: { name: 'asc', id: 'asc' }, refresh: true },
    );
  }

  /** The emoji of an emote that the bot can show in a guild: the guild's, else the application's. */
  async findShown(guildId: string, emote: Emote): Promise<GuildEmoji | null> {
    const rows = await this.#em.find(GuildEmojiSchema, {
      emote,
      place: { $in: [guildId, APPLICATION_PLACE] },
      emojiId: { $ne: null },
    });
    const usable = rows.filter(({ fate }) => fate !== 'unavailable');
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
  async found(row: GuildEmoji, emojiId: string): Promise<void> {
    this.#em.assign(row, { emojiId, attemptedAt: null, uploadedAt: this.#clock.now(), fate: 'added', detail: null });
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

  /** Writes down what is to become of each wanted emote. What this run has added stays `added`. */
  async begin(
    place: EmojiPlace,
    {
      plan,
      wanted,
      slots,
      standing,
    }: { plan: EmojiPlan; wanted: readonly Emote[]; slots: SlotCounts; standing: readonly StandingEmoji[] },
  ): Promise<{ byEmote: Map<string, GuildEmoji>; isNews: boolean }> {
    const all = await this.list(place);
    const rows = new Map(all.flatMap((row) => (row.emote ? [[row.emote.id, row]] : [])));
    this.#forget(all, plan);
    let isNews = false;
    const sync = await this.#em.findOneOrFail(EmoteSyncSchema, { place });
    const goesOn = Boolean(sync.startedAt && !sync.finishedAt);
    for (const emote of wanted) {
      const fate = plan.fates.get(emote.id) ?? 'pending';
      const row = rows.get(emote.id) ?? this.#create(place, emote);
      rows.set(emote.id, row);
      const now = goesOn && fate === 'there' && row.fate === 'added' ? 'added' : fate;
      isNews ||= now !== row.fate && !SAME.has(`${row.fate} ${now}`);
      row.fate = now;
    }
    const count = (kind: keyof SlotCounts) => standing.filter((each) => kindOf(each) === kind).length;
    this.#em.assign(sync, {
      ...(!goesOn && { startedAt: this.#clock.now(), finishedAt: null }),
      retryAt: null,
      trouble: null,
      slotsStatic: slots.static,
      slotsAnimated: slots.animated,
      usedStatic: count('static'),
      usedAnimated: count('animated'),
    });
    await this.#em.flush();
    return { byEmote: rows, isNews };
  }

  async uploading(row: GuildEmoji, name: string): Promise<void> {
    this.#em.assign(row, { name, nextName: null, isRenamedHere: false, attemptedAt: this.#clock.now() });
    await this.#em.flush();
  }

  async uploaded(row: GuildEmoji, emojiId: string): Promise<void> {
    await this.found(row, emojiId);
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

  async leaving(row: GuildEmoji): Promise<void> {
    row.leavingAt = this.#clock.now();
    await this.#em.flush();
  }

  async left(row: GuildEmoji): Promise<void> {
    this.#gone(row);
    await this.#em.flush();
    await this.#count(row, -1);
  }

  /** Nothing more can be done until then: all that is pending waits, and the job with it. */
  async limited(place: EmojiPlace, waitMs: number): Promise<void> {
    const retryAt = new Date(this.#clock.now().getTime() + waitMs);
    await this.#em.transactional(async (em) => {
      await em.nativeUpdate(GuildEmojiSchema, { place, fate: 'pending' }, { fate: 'limited' });
      await em.nativeUpdate(EmoteSyncSchema, { place }, { retryAt });
      await this.#guildEmotes.request(em, place);
    });
  }

  /** Whether Discord wants no more of a place for now. */
  async isWaiting(place: EmojiPlace): Promise<boolean> {
    const retryAt = (await this.findSync(place))?.retryAt ?? null;
    return retryAt !== null && retryAt > this.#clock.now();
  }

  /** Comes again when Discord lets us, or in a moment, since another is at it. */
  async later(place: EmojiPlace): Promise<void> {
    const retryAt = (await this.findSync(place))?.retryAt ?? null;
    const soon = new Date(this.#clock.now().getTime() + SOON_MS);
    const runAt = retryAt && retryAt > soon ? retryAt : soon;
    await this.#em.transactional((em) =>
      this.#outbox.add(em, 'emotes.sync', { place }, { key: `emotes.sync:${place}`, runAt }),
    );
  }

  /** Nothing can be done here, and why. */
  async stuck(place: EmojiPlace, trouble: string): Promise<void> {
    await this.#em.nativeUpdate(EmoteSyncSchema, { place }, { trouble, finishedAt: this.#clock.now(), retryAt: null });
  }

  /** Who asked has read of it. */
  async answered(place: EmojiPlace): Promise<void> {
    await this.#em.nativeUpdate(EmoteSyncSchema, { place }, { isAsked: false });
  }

  /** All that can be done is done. What found no slot may be had as an emoji of the application. */
  async finished(place: EmojiPlace): Promise<void> {
    await this.#em.transactional(async (em) => {
      await em.nativeUpdate(EmoteSyncSchema, { place }, { finishedAt: this.#clock.now(), isAsked: false });
      if (place !== APPLICATION_PLACE) await this.#overflow(em, place);
      else await this.#spread(em);
    });
  }

  /** A report is to be posted: a new one, unless its posting was begun before. */
  async reportPrepared(sync: EmoteSync, textChannelId: string): Promise<void> {
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

  async reportAttempted(sync: EmoteSync): Promise<void> {
    sync.reportAttemptedAt = this.#clock.now();
    await this.#em.flush();
  }

  async reportPosted(sync: EmoteSync, messageId: string): Promise<void> {
    this.#em.assign(sync, { reportMessageId: messageId, reportPostedAt: this.#clock.now() });
    await this.#em.flush();
  }

  /** It was posted once and is gone: it is not posted again by itself. */
  async reportGone(sync: EmoteSync): Promise<void> {
    sync.reportMessageId = null;
    await this.#em.flush();
  }

  async #overflow(em: EntityManager, place: EmojiPlace): Promise<void> {
    const [row] = await em.execute<[{ missing: string }]>(
      `with there as (select emote_id from guild_emoji where place = ? and emoji_id is not null),
       moved as (update guild_emoji set fate = 'overflow' where place = ? and fate = 'no_slot'
                 and emote_id in (select emote_id from there))
       select count(*) as missing from guild_emoji where place = ? and fate = 'no_slot'
       and emote_id not in (select emote_id from there) and emote_id is not null`,
      [APPLICATION_PLACE, place, place],
    );
    if (Number(row.missing) > 0) await this.#guildEmotes.request(em, APPLICATION_PLACE);
  }

  /** The application has new ones: guilds that had no slot for them can say so. */
  async #spread(em: EntityManager): Promise<void> {
    const rows = await em.execute<{ place: string }[]>(
      `update guild_emoji set fate = 'overflow' where place <> ? and fate = 'no_slot' and emote_id in
       (select emote_id from guild_emoji where place = ? and emoji_id is not null) returning place`,
      [APPLICATION_PLACE, APPLICATION_PLACE],
    );
    for (const place of new Set(rows.map((row) => row.place)))
      await this.#outbox.add(em, 'emotes.report', { place }, { key: `emotes.report:${place}` });
  }

  /** Rows of emotes that are not wanted any more, and of which nothing stands there. What the guild deleted is remembered. */
  #forget(rows: readonly GuildEmoji[], { fates }: EmojiPlan): void {
    for (const row of rows) {
      const isWanted = row.emote && fates.has(row.emote.id);
      if (!isWanted && !row.emojiId && !row.attemptedAt && !(row.emote && row.deletedAt)) this.#em.remove(row);
    }
  }

  #meet(row: GuildEmoji, { name }: StandingEmoji): void {
    if (name !== row.name && name !== row.nextName) row.isRenamedHere = true;
    this.#em.assign(row, { name, nextName: null, leavingAt: null });
  }

  #miss(row: GuildEmoji): void {
    if (row.leavingAt || !row.emote) this.#gone(row);
    else this.#em.assign(row, { emojiId: null, deletedAt: this.#clock.now(), fate: 'deleted_here' });
  }

  #gone(row: GuildEmoji): void {
    this.#em.remove(row);
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

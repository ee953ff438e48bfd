import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { APPLICATION_PLACE, type EmojiPlace, type SlotCounts } from './emoji-place.ts';
import { type EmoteSync, EmoteSyncSchema } from './emote-sync.entity.ts';
import { GuildEmojiSchema } from './guild-emoji.entity.ts';
import type { GuildEmotes } from './guild-emotes.ts';

/** A claim that is not renewed for so long belongs to nobody, even if its process lives. */
const CLAIM_MS = 120_000;
/** How soon one looks again whether the other is done. */
const SOON_MS = 15_000;
/** A process that has not said for so long that it lives is gone, and with it what it had claimed. */
const LEASE_SECONDS = 12;
const CLAIM = `
  update emote_sync set claimed_by = ?, claimed_until = ?
  where place = ? and (claimed_by = ? or claimed_by is null or claimed_until < ? or claimed_by::text not in (
    select unnest(worker_ids) from process_lease where renewed_at > now() - make_interval(secs => ?))) returning place`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  guildEmotes: Pick<GuildEmotes, 'request'>;
}

/** How far each place is: who is at it, until when Discord wants no more of it, and what follows when it is done. */
export class EmoteSyncs {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #guildEmotes: Parts['guildEmotes'];

  constructor({ em, clock, outbox, guildEmotes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#guildEmotes = guildEmotes;
  }

  find(place: EmojiPlace): Promise<EmoteSync | null> {
    return this.#em.findOne(EmoteSyncSchema, { place }, { refresh: true });
  }

  /**
   * One at a time works on a place; saying so again keeps the claim.
   * @param owner what the lease of a process names while that is at it
   * @returns false when another has it
   */
  async claim(place: EmojiPlace, owner: string): Promise<boolean> {
    const now = this.#clock.now();
    await this.#em.upsert(EmoteSyncSchema, { place }, { onConflictFields: ['place'], onConflictAction: 'ignore' });
    const until = new Date(now.getTime() + CLAIM_MS);
    const rows = await this.#em.execute<object[]>(CLAIM, [owner, until, place, owner, now, LEASE_SECONDS]);
    return rows.length > 0;
  }

  async release(place: EmojiPlace, owner: string): Promise<void> {
    await this.#em.nativeUpdate(EmoteSyncSchema, { place, claimedBy: owner }, { claimedBy: null, claimedUntil: null });
  }

  /**
   * A run begins, or the one goes on that was cut short.
   * @param counts slots that the place has, and how many of them anybody's emoji fill
   * @returns whether it goes on
   */
  async begin(place: EmojiPlace, { slots, used }: { slots: SlotCounts; used: SlotCounts }): Promise<boolean> {
    const sync = await this.#em.findOneOrFail(EmoteSyncSchema, { place }, { refresh: true });
    const goesOn = Boolean(sync.startedAt && !sync.finishedAt);
    this.#em.assign(sync, {
      ...(!goesOn && { startedAt: this.#clock.now(), finishedAt: null }),
      retryAt: null,
      trouble: null,
      slotsStatic: slots.static,
      slotsAnimated: slots.animated,
      usedStatic: used.static,
      usedAnimated: used.animated,
    });
    await this.#em.flush();
    return goesOn;
  }

  /** Whether Discord wants no more of a place for now. */
  async isWaiting(place: EmojiPlace): Promise<boolean> {
    const retryAt = (await this.find(place))?.retryAt ?? null;
    return retryAt !== null && retryAt > this.#clock.now();
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

  /** Comes again when Discord lets us, or in a moment, since another is at it. */
  async later(place: EmojiPlace): Promise<void> {
    const retryAt = (await this.find(place))?.retryAt ?? null;
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

  /** All that can be done is done. What found no slot, lost it with a boost, or is
   * only for some roles, may be had as an emoji of the application. */
  async finished(place: EmojiPlace): Promise<void> {
    await this.#em.transactional(async (em) => {
      await em.nativeUpdate(EmoteSyncSchema, { place }, { finishedAt: this.#clock.now(), isAsked: false });
      if (place !== APPLICATION_PLACE) await this.#overflow(em, place);
      else await this.#spread(em);
    });
  }

  async #overflow(em: EntityManager, place: EmojiPlace): Promise<void> {
    const [row] = await em.execute<[{ missing: string }]>(
      `with there as (select emote_id from guild_emoji where place = ? and emoji_id is not null),
       moved as (update guild_emoji set fate = 'overflow' where place = ? and fate = 'no_slot'
                 and emote_id in (select emote_id from there))
       select count(*) as missing from guild_emoji where place = ? and (fate in ('no_slot', 'unavailable') or is_restricted)
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
}

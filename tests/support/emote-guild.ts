import type { APIMessage } from 'discord-api-types/v10';
import { EMOJI_FATES } from '#domain/emotes/emoji-fate.ts';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { syncEmotes } from '../../bot/emotes/sync/sync-emotes.ts';
import { emptyTables } from './empty-tables.ts';
import { type GuildBot, openGuildBot } from './guild-bot.ts';
import { movingPicture, picture } from './pictures.ts';

const STAFF = { name: 'Ada', user: null, discordId: null };

/** A guild of the sandbox, and what the platform's emotes become there. */
export class EmoteGuild {
  readonly it: GuildBot;
  readonly id: string;
  #count = 0;

  constructor(it: GuildBot) {
    this.it = it;
    this.id = it.sandbox.sandbox.guildId;
  }

  static async open(): Promise<EmoteGuild> {
    return new EmoteGuild(await openGuildBot());
  }

  within<T>(work: () => Promise<T>): Promise<T> {
    return this.it.domain.database.unitOfWork(work);
  }

  /** Nothing is left of earlier tests, in the database or on Discord, there and in other guilds. */
  async clear(...others: string[]): Promise<void> {
    const { sandbox, domain } = this.it;
    await sandbox.control.faults.clear();
    await sandbox.control.setBoostTier(0);
    for (const { channel_id: channelId, id: messageId } of await this.reports())
      await sandbox.control.faults.order({ kind: 'deleteMessage', channelId, messageId });
    for (const guildId of [this.id, ...others]) {
      const { emojis } = await sandbox.control.state(guildId);
      for (const { id } of emojis) await sandbox.control.deleteEmoji(id, guildId);
    }
    for (const { id } of (await sandbox.control.state()).applicationEmojis)
      await sandbox.api('DELETE', `/applications/110000000000000001/emojis/${id}`);
    await emptyTables(domain.database.pool, 'emote', 'guild_emote_policy', 'guild_emoji', 'emote_sync');
    await domain.database.pool.query('delete from graphile_worker._private_jobs');
    domain.clock.advance({ hours: 2 });
  }

  /** Approved emotes of the platform, in order. */
  async approve(...names: string[]): Promise<Emote[]> {
    return this.#approve(names, (number) => picture(number, { size: 8 }));
  }

  async approveMoving(...names: string[]): Promise<Emote[]> {
    return this.#approve(names, (number) => movingPicture(number, { size: 8, frames: 2 }));
  }

  /** So many approved emotes with the longest names, and every fate among them, without Discord's doing. */
  async fill(count: number): Promise<void> {
    const { pool } = this.it.domain.database;
    await pool.query(
      `insert into emote (id, name, taken_name, state, is_animated, width, height, content_hash, taken_hash, source,
         proposed_at, proposed_by, decided_at)
       select gen_random_uuid(), name, name, 'approved', n % 2 = 0, 8, 8, name, name, 'web', now(), 'Ada', now()
       from (select n, 'an_emote_with_a_long_name_no_' || n as name from generate_series(100, $1) as n) as numbered`,
      [99 + count],
    );
    await pool.query(
      `insert into guild_emoji (id, place, emote_id, is_animated, name, is_renamed_here, fate, detail)
       select gen_random_uuid(), $1, id, is_animated, name, false, ($2::text[])[1 + row_number() over () % $3], null
       from emote`,
      [this.id, EMOJI_FATES, EMOJI_FATES.length],
    );
  }

  /** Has a place brought in step, as its job would. */
  sync(place = this.id): Promise<void> {
    return this.within(() => syncEmotes({ place }, this.it.bot));
  }

  choose(change: Parameters<GuildBot['domain']['guildEmotes']['choose']>[1], guildId = this.id) {
    return this.within(() => this.it.domain.guildEmotes.choose(guildId, change, 'Ada'));
  }

  /** The names of a guild's emoji. */
  async emoji(guildId = this.id): Promise<string[]> {
    return (await this.it.sandbox.control.state(guildId)).emojis.map(({ name }) => name);
  }

  /** What became of each emote, by its name. */
  async fates(place = this.id): Promise<Record<string, string>> {
    const rows = await this.within(() => this.it.domain.emojiLedger.list(place));
    return Object.fromEntries(rows.map((row) => [row.emote?.name ?? '?', row.fate]));
  }

  /** The reports that stand in the staff's text channel. */
  async reports(): Promise<APIMessage[]> {
    const staff = await this.it.guild.as('sam', 'staff');
    return (await staff.messages()).filter(({ embeds }) => embeds[0]?.title === "Glim's emotes in this guild");
  }

  async report(): Promise<string> {
    const [report] = await this.reports();
    return report?.embeds[0]?.description ?? '';
  }

  /** How many uploads Discord has seen. */
  async uploads(): Promise<number> {
    const requests = await this.it.sandbox.control.requests();
    return requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/emojis')).length;
  }

  async #approve(names: readonly string[], draw: (number: number) => Promise<Buffer>): Promise<Emote[]> {
    const { emoteProposals, emoteDesk } = this.it.domain;
    const made: Emote[] = [];
    for (const name of names) {
      this.#count += 1;
      const image = await draw(this.#count);
      const { id } = await this.within(() =>
        emoteProposals.propose({ name, image, channel: null, by: STAFF, source: 'web' }),
      );
      made.push(await this.within(() => emoteDesk.approve(id, 'Ada')));
      // Emotes take slots in the order of their approval.
      this.it.domain.clock.advance({ seconds: 1 });
    }
    return made;
  }
}

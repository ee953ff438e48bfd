import { type ClientEvents, Events, type GuildEmoji } from 'discord.js';
import type { BotContext } from '../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  /** How long after a change in a guild its emoji are looked at: many often come together. */
  soonMs?: number;
}

/**
 * Notices what guilds do with their emoji: what they delete and rename, what boosts give and
 * take, which roles go, and who is back.
 */
export class EmoteWatch {
  readonly #parts: Parts;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  readonly #onDelete = (...[emoji]: ClientEvents['emojiDelete']) => this.#emoji(emoji, null);
  readonly #onUpdate = (...[, emoji]: ClientEvents['emojiUpdate']) => this.#emoji(emoji, emoji.name);
  readonly #onGuildCreate = (...[{ id }]: ClientEvents['guildCreate']) => this.#soon(id);
  readonly #onRoleDelete = (...[{ guild }]: ClientEvents['roleDelete']) => this.#soon(guild.id);
  readonly #onGuildUpdate = (...[before, after]: ClientEvents['guildUpdate']) => {
    if (before.premiumTier !== after.premiumTier) this.#soon(after.id);
  };

  /** Watches from now on, and looks what became of the emoji behind proposals while nobody watched. */
  constructor(parts: Parts) {
    this.#parts = parts;
    const { client } = parts.context;
    client.on(Events.GuildEmojiDelete, this.#onDelete);
    client.on(Events.GuildEmojiUpdate, this.#onUpdate);
    client.on(Events.GuildUpdate, this.#onGuildUpdate);
    client.on(Events.GuildCreate, this.#onGuildCreate);
    client.on(Events.GuildRoleDelete, this.#onRoleDelete);
    this.#run(() => this.#catchUp());
  }

  async close(): Promise<void> {
    const { client } = this.#parts.context;
    client.off(Events.GuildEmojiDelete, this.#onDelete);
    client.off(Events.GuildEmojiUpdate, this.#onUpdate);
    client.off(Events.GuildUpdate, this.#onGuildUpdate);
    client.off(Events.GuildCreate, this.#onGuildCreate);
    client.off(Events.GuildRoleDelete, this.#onRoleDelete);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #emoji({ id, guild }: GuildEmoji, name: string | null): void {
    this.#run(() => this.#parts.context.emoteOrigins.follow(id, name));
    this.#soon(guild.id);
  }

  #soon(guildId: string): void {
    clearTimeout(this.#timers.get(guildId));
    const look = () => {
      this.#timers.delete(guildId);
      this.#run(() => this.#parts.context.guildEmotes.noticed(guildId));
    };
    this.#timers.set(guildId, setTimeout(look, this.#parts.soonMs ?? 3_000));
  }

  async #catchUp(): Promise<void> {
    const { client, emoteOrigins } = this.#parts.context;
    for (const { guildId, emojiId } of await emoteOrigins.listWaiting()) {
      const guild = client.guilds.cache.get(guildId);
      if (guild) await emoteOrigins.follow(emojiId, guild.emojis.cache.get(emojiId)?.name ?? null);
    }
  }

  #run(work: () => Promise<void>): void {
    const { context, unitOfWork } = this.#parts;
    const running = unitOfWork(work)
      .catch((error: unknown) => context.log.warn({ err: error }, 'a change of emoji was not followed'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

import { type ClientEvents, Events, type Guild } from 'discord.js';
import type { BotContext } from '../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Keeps what guilds are called and which language they prefer, for web pages and mails: those cannot ask Discord. */
export class GuildNames {
  readonly #parts: Parts;
  readonly #running = new Set<Promise<void>>();
  readonly #onCreate = (...[guild]: ClientEvents['guildCreate']) => this.#keep(guild);
  readonly #onUpdate = (...[before, now]: ClientEvents['guildUpdate']) => {
    if (before.name !== now.name || before.preferredLocale !== now.preferredLocale) this.#keep(now);
  };

  /** Keeps them from now on, and those of the guilds that are here. */
  constructor(parts: Parts) {
    this.#parts = parts;
    const { client } = parts.context;
    client.on(Events.GuildCreate, this.#onCreate);
    client.on(Events.GuildUpdate, this.#onUpdate);
    for (const guild of client.guilds.cache.values()) this.#keep(guild);
  }

  async close(): Promise<void> {
    const { client } = this.#parts.context;
    client.off(Events.GuildCreate, this.#onCreate);
    client.off(Events.GuildUpdate, this.#onUpdate);
    await Promise.all(this.#running);
  }

  #keep({ id, name, preferredLocale }: Guild): void {
    const { context, unitOfWork } = this.#parts;
    const running = unitOfWork(() => context.guilds.seen(id, { name, preferredLocale }))
      .catch((error) => context.log.warn({ err: error, guildId: id }, 'guild name not kept'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

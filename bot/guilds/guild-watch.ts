import { type ClientEvents, Events, type Guild } from 'discord.js';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from './in-guild-language.ts';
import { RoleEvents } from './roles/role-events.ts';
import { CapabilityWatch } from './status/capability-watch.ts';
import { welcomeGuild } from './welcome/welcome-guild.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  /** How long after a change in a guild is looked at what works there. */
  soonMs?: number;
}

/** Everything that the bot notices in its guilds by itself: new guilds, what works there, and whose roles change. */
export class GuildWatch {
  readonly #parts: Parts;
  readonly #capabilities: CapabilityWatch;
  readonly #roles: RoleEvents;
  readonly #running = new Set<Promise<void>>();
  readonly #onGuildCreate = (...[guild]: ClientEvents['guildCreate']) => this.#welcome(guild);

  /** Watches from now on, and greets the guilds that were joined while nobody watched. */
  constructor(parts: Parts) {
    this.#parts = parts;
    const { client } = parts.context;
    client.on(Events.GuildCreate, this.#onGuildCreate);
    this.#capabilities = new CapabilityWatch(parts);
    this.#roles = new RoleEvents(parts);
    for (const guild of client.guilds.cache.values()) this.#welcome(guild);
  }

  async close(): Promise<void> {
    this.#parts.context.client.off(Events.GuildCreate, this.#onGuildCreate);
    await this.#roles.close();
    await this.#capabilities.close();
    await Promise.all(this.#running);
  }

  #welcome(guild: Guild): void {
    const { context, unitOfWork } = this.#parts;
    const work = () => unitOfWork(async () => welcomeGuild(guild, await inGuildLanguage(guild.id, context)));
    const running = context.inTurn
      .run(`welcome ${guild.id}`, work)
      .catch((error) => context.log.warn({ err: error, guildId: guild.id }, 'guild not welcomed'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

import { type ClientEvents, Events, type Guild } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { capabilityStates } from './capability-states.ts';

/** After a change to a guild: who changes permissions changes several. */
const SOON_MS = 3_000;
/** What no event tells of, such as another choice of staff's. */
const EVERY_MS = 10 * 60_000;

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  /** How long after a change it is looked at. */
  soonMs?: number;
}

/**
 * Looks again at what works in a guild whenever something there changes, and now and then in any case, so that
 * staff hear of a missing permission before a member does. May be lost: the next look finds the same.
 */
export class CapabilityWatch {
  readonly #parts: Parts;
  readonly #stop: (() => void)[] = [];
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#on(Events.GuildCreate, (guild) => this.#soon(guild));
    this.#on(Events.ChannelUpdate, (_before, channel) => {
      if (!channel.isDMBased()) this.#soon(channel.guild);
    });
    this.#on(Events.ChannelDelete, (channel) => {
      if (!channel.isDMBased()) this.#soon(channel.guild);
    });
    this.#on(Events.GuildRoleUpdate, (_before, role) => this.#soon(role.guild));
    this.#on(Events.GuildRoleDelete, (role) => this.#soon(role.guild));
    this.#on(Events.GuildMemberUpdate, (_before, member) => {
      if (member.id === member.client.user.id) this.#soon(member.guild);
    });
    const timer = setInterval(() => this.#lookAtAll(), EVERY_MS);
    this.#stop.push(() => clearInterval(timer));
    this.#lookAtAll();
  }

  async close(): Promise<void> {
    for (const stop of this.#stop) stop();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#running);
  }

  #on<Name extends keyof ClientEvents>(name: Name, hear: (...args: ClientEvents[Name]) => void): void {
    const { client } = this.#parts.context;
    client.on(name, hear);
    this.#stop.push(() => client.off(name, hear));
  }

  /** A change that follows at once is looked at together with this one. */
  #soon(guild: Guild): void {
    if (this.#timers.has(guild.id)) return;
    const look = () => {
      this.#timers.delete(guild.id);
      this.#run(() => this.#look(guild));
    };
    this.#timers.set(guild.id, setTimeout(look, this.#parts.soonMs ?? SOON_MS));
  }

  #lookAtAll(): void {
    const guilds = [...this.#parts.context.client.guilds.cache.values()];
    this.#run(async () => {
      for (const guild of guilds) await this.#look(guild);
    });
  }

  #run(work: () => Promise<void>): void {
    const running = work();
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async #look(guild: Guild): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    try {
      await unitOfWork(() => capabilityStates(guild, context));
    } catch (error) {
      context.log.warn({ err: error, guildId: guild.id }, 'capabilities not looked at');
    }
  }
}

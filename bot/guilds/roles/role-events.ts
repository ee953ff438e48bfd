import { type ClientEvents, Events } from 'discord.js';
import type { BotContext } from '../../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Hears whose roles changed in a guild, and has them brought up to date by a job. What is missed is reconciled. */
export class RoleEvents {
  readonly #parts: Parts;
  readonly #running = new Set<Promise<void>>();
  readonly #onUpdate = (...[before, member]: ClientEvents['guildMemberUpdate']) => {
    const had = before.partial ? null : [...before.roles.cache.keys()].sort().join();
    if (had === [...member.roles.cache.keys()].sort().join()) return;
    this.#enqueue(member.guild.id, member.id);
  };
  readonly #onAdd = (...[member]: ClientEvents['guildMemberAdd']) => this.#enqueue(member.guild.id, member.id);
  readonly #onRemove = (...[member]: ClientEvents['guildMemberRemove']) => this.#enqueue(member.guild.id, member.id);

  constructor(parts: Parts) {
    this.#parts = parts;
    const { client } = parts.context;
    client.on(Events.GuildMemberUpdate, this.#onUpdate);
    client.on(Events.GuildMemberAdd, this.#onAdd);
    client.on(Events.GuildMemberRemove, this.#onRemove);
  }

  async close(): Promise<void> {
    const { client } = this.#parts.context;
    client.off(Events.GuildMemberUpdate, this.#onUpdate);
    client.off(Events.GuildMemberAdd, this.#onAdd);
    client.off(Events.GuildMemberRemove, this.#onRemove);
    await Promise.all(this.#running);
  }

  #enqueue(guildId: string, memberId: string): void {
    const { context, unitOfWork } = this.#parts;
    const work = async () => {
      const mappings = await context.roleMappings.list(guildId);
      if (mappings.length > 0) await context.memberRoles.enqueue(memberId);
    };
    const running = unitOfWork(work)
      .catch((error) => context.log.warn({ err: error, memberId }, 'roles not looked at'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

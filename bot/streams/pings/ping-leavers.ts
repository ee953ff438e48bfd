import { type Client, Events, type GuildMember, type PartialGuildMember } from 'discord.js';
import type { BotContext } from '../../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Hears when members leave: they are told nothing more through that guild. Whom it missed, the next ping finds. */
export class PingLeavers {
  readonly #parts: Parts;
  readonly #client: Client;
  readonly #heard = (member: GuildMember | PartialGuildMember) => void this.#left(member);

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#client = parts.context.client;
    this.#client.on(Events.GuildMemberRemove, this.#heard);
  }

  close(): void {
    this.#client.off(Events.GuildMemberRemove, this.#heard);
  }

  async #left({ guild, id }: GuildMember | PartialGuildMember): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    try {
      await unitOfWork(() => context.livePings.left(guild.id, [id]));
    } catch (error) {
      context.log.warn({ err: error, guildId: guild.id }, 'member who left is still to be told of streams');
    }
  }
}

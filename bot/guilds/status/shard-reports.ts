import { Status, type WebSocketShard } from 'discord.js';
import type { BotContext } from '../../context.ts';

const EVERY_MS = 15_000;

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Writes down now and then that each of this process's shards is there, for the platform's `/status`. May be lost. */
export class ShardReports {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#running = this.#write();
    this.#timer = setInterval(() => {
      this.#running = this.#write();
    }, EVERY_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #write(): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    try {
      for (const shard of context.client.ws.shards.values()) {
        await unitOfWork(() => context.platformStatus.shardSeen(this.#stateOf(shard)));
      }
    } catch (error) {
      context.log.warn({ err: error }, 'shards not reported');
    }
  }

  #stateOf({ id, status }: WebSocketShard) {
    const { guilds } = this.#parts.context.client;
    const own = guilds.cache.filter((guild) => guild.shardId === id).size;
    return { shard: id, state: status === Status.Ready ? 'connected' : 'reconnecting', guilds: own } as const;
  }
}

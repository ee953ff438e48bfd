import { setTimeout as sleep } from 'node:timers/promises';
import type { ShardLocks } from './shard-locks.ts';

/** How often it is looked whether another bot has left. */
const LOOK_EVERY_MS = 1_000;
/** Discord takes one identification in five seconds; discord.js waits for its own connection only. */
const IDENTIFY_EVERY_MS = 5_100;

interface Parts {
  locks: Pick<ShardLocks, 'takeFree'>;
  count: number;
  open(shard: number): Promise<{ close(): Promise<void> }>;
  /** Other bots have all shards. */
  onStandby(): void;
  /** A shard could not be opened later on; nothing else opens it. */
  onFailed(error: unknown): void;
  identifyEveryMs?: number;
}

/** Runs the shards that are free, and those that become free because another bot left or died. */
export class ShardKeeper {
  readonly #parts: Parts;
  readonly #open: { close(): Promise<void> }[] = [];
  readonly #closing = new AbortController();
  #looking: Promise<void> = Promise.resolve();
  #identifiedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Waits until this process has at least one shard, and goes on looking for others. @throws what `open` throws */
  async start(): Promise<void> {
    for (let attempt = 0; this.#open.length === 0; attempt += 1) {
      if (attempt > 0) await sleep(LOOK_EVERY_MS);
      await this.#openFree();
      if (attempt === 0 && this.#open.length === 0) this.#parts.onStandby();
    }
    this.#looking = this.#look();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#looking;
    for (const shard of this.#open.reverse()) await shard.close();
  }

  async #look(): Promise<void> {
    const { signal } = this.#closing;
    try {
      while (this.#open.length < this.#parts.count) {
        await sleep(LOOK_EVERY_MS, undefined, { signal });
        await this.#openFree();
      }
    } catch (error) {
      if (!signal.aborted) this.#parts.onFailed(error);
    }
  }

  async #openFree(): Promise<void> {
    const { locks, count, open, identifyEveryMs = IDENTIFY_EVERY_MS } = this.#parts;
    for (const shard of await locks.takeFree(count)) {
      const wait = this.#identifiedAt + identifyEveryMs - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal: this.#closing.signal });
      this.#identifiedAt = performance.now();
      this.#open.push(await open(shard));
    }
  }
}

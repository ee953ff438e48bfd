import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../context.ts';
import { isOutOfReach } from './is-out-of-reach.ts';

const RETRY_MS = [250, 500, 1_000, 2_000, 5_000];
/** What fails for another reason than an absent database will hardly be better the tenth time. */
const TRIES = 3;

/**
 * Does one thing after the other, in the order in which they came. While the
 * database is away it tries the same thing again until it is back, so that an
 * edit is never written before its message.
 */
export class SerialQueue {
  readonly #log: Log;
  readonly #closing = new AbortController();
  #tail: Promise<unknown> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  /** @returns when it is done. @throws what it threw last, when it is given up or the queue is closed meanwhile */
  add(what: string, work: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(() => this.#persist(what, work));
    this.#tail = done.catch(() => undefined); // Its adder hears of it; those behind it go on.
    return done;
  }

  /** Tries once what is still to be done, and then no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#tail;
  }

  async #persist(what: string, work: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        const isAway = isOutOfReach(error);
        if (this.#closing.signal.aborted || (!isAway && attempt + 1 >= TRIES)) throw error;
        if (attempt === 0) this.#log.warn({ err: error, what }, isAway ? 'out of reach; waiting' : 'trying again');
        await this.#pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      }
    }
  }

  async #pause(ms: number | undefined): Promise<void> {
    try {
      await sleep(ms, undefined, { signal: this.#closing.signal });
    } catch {
      // The queue closes: one more try, now.
    }
  }
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A process that was up for so long is taken to be sound again. */
const SOUND_MS = 60_000;

/** How long to wait before a process that ended by itself is started again: twice as long each time. */
export class Backoff {
  #next = FIRST_MS;

  /** @param upMs how long the process that just ended had been up */
  nextDelayMs(upMs: number): number {
    if (upMs >= SOUND_MS) this.#next = FIRST_MS;
    const delay = this.#next;
    this.#next = Math.min(delay * 2, LONGEST_MS);
    return delay;
  }
}

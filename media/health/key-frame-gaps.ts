const KEPT = 4;

/** How far apart an encoder's key frames are: a viewer who joins waits for the next one. */
export class KeyFrameGaps {
  #times: number[] = [];

  /** @param atMs of a clock that only goes forward */
  saw(atMs: number): void {
    this.#times = [...this.#times, atMs].slice(-KEPT);
  }

  /**
   * The shortest of the last gaps, so that a single long one is no alarm; and never shorter than the wait for the key
   * frame that has not come yet.
   * @returns milliseconds; undefined before two key frames
   */
  intervalMs(nowMs: number): number | undefined {
    const [, ...later] = this.#times;
    if (later.length === 0) return undefined;
    const gaps = later.map((time, index) => time - (this.#times[index] ?? time));
    const waiting = nowMs - (this.#times.at(-1) ?? nowMs);
    return Math.max(Math.min(...gaps), waiting);
  }
}

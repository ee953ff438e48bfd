/** How many streams are encoded again at a time: each takes about one core. */
export class EncodingPlaces {
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a place, and returns how to give it back; null when none is free. */
  take(): (() => void) | null {
    if (this.#free <= 0) return null;
    this.#free -= 1;
    let isGiven = false;
    return () => {
      if (!isGiven) this.#free += 1;
      isGiven = true;
    };
  }
}

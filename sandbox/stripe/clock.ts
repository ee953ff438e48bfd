/** Time as the sandbox sees it: the machine's, plus how far it was moved ahead by hand. */
export interface StripeClock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Whole seconds since the Unix epoch, as Stripe writes times. */
  now(): number;
  /** How far ahead of the machine's clock it is. */
  aheadMs: number;
}

/** @param machineMs the machine's own time; tests pass one that stands still */
export function createClock(aheadMs: number, machineMs: () => number = Date.now): StripeClock {
  return {
    aheadMs,
    nowMs() {
      return machineMs() + this.aheadMs;
    },
    now() {
      return Math.floor(this.nowMs() / 1000);
    },
  };
}

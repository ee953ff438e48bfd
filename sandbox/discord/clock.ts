/** Time as the sandbox sees it; tests pass one that they move by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `task` once after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** A longer timer goes off at once; a timeout of a member may be four weeks. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. Its timers do not keep the process alive. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after: (ms, task) => {
      let timer: NodeJS.Timeout;
      const wait = (left: number) => {
        const now = Math.min(left, LONGEST_TIMER_MS);
        timer = setTimeout(() => (left > now ? wait(left - now) : task()), now).unref();
      };
      wait(ms);
      return () => clearTimeout(timer);
    },
  };
}

/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after `ms`, at `cut()`, or when the signal aborts; never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  cut(): void;
}

export function createPause(): Pause {
  let wake: (() => void) | undefined;
  return {
    wait(ms, signal) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          wake = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        wake = done;
        if (signal.aborted) done();
      });
    },
    cut: () => wake?.(),
  };
}

const DEBOUNCE_MS = 150;

/** Keeps a state file up to date. */
interface Persistence {
  /** Says that something changed; the file follows within 200 ms. */
  touch(): void;
  /** Writes what is not yet written, also what changes meanwhile. */
  flush(): Promise<void>;
}

interface Parts {
  write(): Promise<void>;
  onError(error: unknown): void;
}

/** One write at a time, and none for a change that the next one brings along. */
export function createPersistence({ write, onError }: Parts): Persistence {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const writeNext = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(onError);
    return writing;
  };

  return {
    touch() {
      timer ??= setTimeout(writeNext, DEBOUNCE_MS);
    },
    async flush() {
      while (timer) await writeNext();
      await writing;
    },
  };
}

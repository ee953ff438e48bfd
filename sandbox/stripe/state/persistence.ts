import type { State } from './state.ts';
import { writeStateFile } from './state-file.ts';

const DEBOUNCE_MS = 150;

/** Keeps the state file up to date. */
export interface Persistence {
  /** Says that something changed; the file follows within 200 ms. */
  touch(): void;
  /** Writes what is not yet written. */
  flush(): Promise<void>;
}

export function createPersistence(path: string, state: State, onError: (error: unknown) => void): Persistence {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => writeStateFile(path, state)).catch(onError);
    return writing;
  };

  return {
    touch() {
      timer ??= setTimeout(write, DEBOUNCE_MS);
    },
    async flush() {
      while (timer) await write();
      await writing;
    },
  };
}

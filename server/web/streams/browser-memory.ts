/** The part of localStorage that we use. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** localStorage, or a memory that lasts as long as the page where the browser forbids it. */
export function browserMemory(): Memory {
  try {
    return window.localStorage;
  } catch {
    // Blocked cookies make the mere access throw.
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}

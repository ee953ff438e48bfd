/** @throws for two items of one key: one of them would never be called */
export function byKey<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const name = key(item);
    if (found.has(name)) throw new Error(`two handlers answer to ${name}`);
    found.set(name, item);
  }
  return found;
}

import type { NamedTraffic } from './traffic.ts';

const OTHER = '(other)';

/**
 * Brings names into our own form, those that become one together. Names beyond the first ones by views are `(other)`.
 * @param rename gives null for what has no name
 */
export function sumNames(
  rows: readonly NamedTraffic[],
  rename: (name: string) => string | null,
  named: number,
): NamedTraffic[] {
  const sums = new Map<string, NamedTraffic>();
  for (const row of rows) {
    const name = rename(row.name);
    if (name !== null) add(sums, { ...row, name });
  }
  const byViews = [...sums.values()].sort((a, b) => b.views - a.views || (a.name < b.name ? -1 : 1));
  const kept = new Map(byViews.slice(0, named).map((row) => [row.name, row]));
  for (const row of byViews.slice(named)) add(kept, { ...row, name: OTHER });
  return [...kept.values()];
}

function add(sums: Map<string, NamedTraffic>, { name, views, visitors }: NamedTraffic): void {
  const known = sums.get(name);
  sums.set(name, { name, views: (known?.views ?? 0) + views, visitors: (known?.visitors ?? 0) + visitors });
}

/** The state's shape on disk: maps as lists of pairs, one version number. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { emptyState, type State } from './state.ts';

const VERSION = 1;

/** Null when there is none yet. @throws when the file is not ours or damaged: better than beginning over it. */
export async function readStateFile(path: string): Promise<State | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;

  const stored = JSON.parse(text);
  if (stored?.version !== VERSION)
    throw new Error(`${path} is not a state file of this sandbox: move it away to start anew`);
  const state = emptyState();
  for (const [kind, table] of Object.entries(state.tables)) fill(table, stored.tables[kind] ?? []);
  for (const [name, table] of Object.entries(state.hidden)) fill(table, stored.hidden[name] ?? []);
  state.aheadMs = stored.aheadMs;
  return state;
}

/** Whole or not at all: written beside and renamed over. */
export async function writeStateFile(path: string, { tables, hidden, aheadMs }: State): Promise<void> {
  const stored = { version: VERSION, aheadMs, tables: pairs(tables), hidden: pairs(hidden) };
  await writeFile(`${path}.new`, JSON.stringify(stored), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function pairs(maps: object): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, [...map]]));
}

function fill(map: Map<string, unknown>, rows: [string, unknown][]): void {
  for (const [key, value] of rows) map.set(key, value);
}

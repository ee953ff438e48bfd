import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { SupervisedProcess } from './supervised-process.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A save often touches several files, and some editors write one twice. */
const QUIET_MS = 200;

/** Whose sources lie where: a change in a folder restarts these processes. */
const READERS: Record<string, string[]> = {
  'server/domain': ['server', 'bot', 'jobs'],
  'server/platform': ['server', 'bot', 'jobs'],
  server: ['server'],
  media: ['server'],
  bot: ['bot'],
  jobs: ['jobs'],
  sandbox: ['discord'],
  locales: ['server', 'bot', 'jobs'],
};

/** Restarts processes when their sources change, until the signal. */
export function watchSources(
  processes: SupervisedProcess[],
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    const names = new Set([...changed].flatMap(readersOf));
    const affected = processes.filter(({ spec }) => names.has(spec.name));
    say(`changed: ${[...changed].join(', ')}; restarting ${affected.map(({ spec }) => spec.name).join(', ')}`);
    changed.clear();
    for (const each of affected) void each.restart();
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  for (const folder of ['server', 'media', 'bot', 'jobs', 'sandbox', 'locales']) {
    watch(join(ROOT, folder), { recursive: true, signal }, (_event, name) => {
      const file = [folder, ...(name ?? '').split(sep)].join('/');
      if (readersOf(file).length === 0) return;
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(restart, QUIET_MS);
    }).on('error', (error) => {
      if (!signal.aborted) say(`${folder}/ is no longer watched: ${error.message}`);
    });
  }
}

/** The processes that read this file. Tests are nobody's. */
export function readersOf(file: string): string[] {
  if (!/\.(ts|tsx|json|css|html|svg)$/.test(file) || file.endsWith('.test.ts')) return [];
  const folder = Object.keys(READERS).find((each) => file.startsWith(`${each}/`));
  return folder ? (READERS[folder] ?? []) : [];
}

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, runPostgresTool } from './cluster.ts';
import { freePort } from './free-port.ts';
import { forgetReusedPid } from './postmaster.ts';

/** Reachable from this machine only, by password only; as much memory as a laptop can spare. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
};

/** How long the processes of a killed Postgres may take to let go of its memory. */
const ORPHANS_MS = 10_000;

/** Starts the server and resolves with its port once it takes connections: the wished one if that is free. */
export async function startPostmaster(
  cluster: Cluster,
  { wishedPort, settings }: { wishedPort: number; settings: Record<string, string> },
): Promise<number> {
  const deadline = Date.now() + ORPHANS_MS;
  for (;;) {
    const port = await freePort(wishedPort);
    const words = await tryStart(cluster, port, { ...SETTINGS, ...settings });
    if (words === undefined) return port;
    if (Date.now() > deadline || !isPassing(words)) throw new Error(`Postgres did not start: ${words}`);
    await sleep(200);
  }
}

/** Another program took the port meanwhile, or processes of a killed Postgres have not all left yet. */
function isPassing(words: string): boolean {
  return /Address already in use|pre-existing shared memory block/.test(words);
}

/** Undefined when it runs; otherwise what it said. */
async function tryStart(cluster: Cluster, port: number, settings: Record<string, string>): Promise<string | undefined> {
  const logFile = join(cluster.directory, 'postgres.log');
  const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  forgetReusedPid(cluster);
  const options = [`-p ${port}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(' ');
  try {
    const args = ['start', '-D', cluster.directory, '-w', '-t', '60', '-l', logFile, '-o', options];
    await runPostgresTool(cluster, 'pg_ctl', { args });
    return undefined;
  } catch (error) {
    const said = readFileSync(logFile, 'utf8').slice(before).trim();
    return said || String(error);
  }
}

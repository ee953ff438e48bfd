import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, runPostgresTool } from './cluster.ts';
import { isRunning } from './process-identity.ts';

/** Postgres's first process, as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs on this very cluster; undefined for a left-over file of a dead one. */
export function findPostmaster(cluster: Cluster): Postmaster | undefined {
  const noted = readPidFile(cluster);
  return noted && isRunning(noted) && worksIn(noted.pid, cluster.directory) ? noted : undefined;
}

/** Removes the file of a dead server whose number is another process's by now: Postgres would take that one for itself. */
export function forgetReusedPid(cluster: Cluster): void {
  const noted = readPidFile(cluster);
  if (noted && isRunning(noted) && !findPostmaster(cluster)) rmSync(pidFile(cluster));
}

/** Ends the server: by closing its connections first, and if that takes too long, at once (it then recovers on its next start). */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const stop = (mode: string, seconds: number) =>
    runPostgresTool(cluster, 'pg_ctl', {
      args: ['stop', '-D', cluster.directory, '-m', mode, '-w', '-t', String(seconds)],
    });
  try {
    await stop('fast', 3);
  } catch (error) {
    if (!findPostmaster(cluster)) return;
    await stop('immediate', 5).catch(() => {
      throw error;
    });
  }
}

function readPidFile(cluster: Cluster): Postmaster | undefined {
  try {
    const [pid = '', , , port = ''] = readFileSync(pidFile(cluster), 'utf8').split('\n');
    return Number(pid) > 1 ? { pid: Number(pid), port: Number(port) } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function pidFile({ directory }: Cluster): string {
  return join(directory, 'postmaster.pid');
}

/** Postgres makes its cluster's folder its working folder. */
function worksIn(pid: number, directory: string): boolean {
  if (process.platform !== 'linux') return true; // Without /proc, its answer on the port has to tell.
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return false; // It left meanwhile, or is somebody else's.
  }
}

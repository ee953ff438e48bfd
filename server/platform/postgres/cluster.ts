import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isPassable } from './is-passable.ts';
import { type PostgresAccount, postgresAccount } from './postgres-account.ts';
import { packagedPostgres, readablePostgres } from './postgres-binaries.ts';
import { SHARED_HOME } from './shared-home.ts';

/** A database cluster on disk, with the binaries and the account that run it. */
export interface Cluster {
  directory: string;
  binaries: string;
  account: PostgresAccount | undefined;
}

export function openCluster(directory: string): Cluster {
  const account = postgresAccount(directory);
  return { directory, account, binaries: account ? readablePostgres() : packagedPostgres().folder };
}

/**
 * Where a new cluster of this DATA_DIR goes: into it, but for root with a
 * DATA_DIR that Postgres's own account cannot reach: then under /var/lib/glim.
 */
export function chooseDirectory(dataDir: string): string {
  const real = realpathSync(dataDir);
  if (process.getuid?.() !== 0 || isPassable(real)) return join(real, 'postgres');
  return join(SHARED_HOME, createHash('sha256').update(real).digest('hex').slice(0, 16));
}

export function hasData({ directory }: Cluster): boolean {
  return existsSync(join(directory, 'PG_VERSION'));
}

/**
 * Runs one of Postgres's programs to its end, as the cluster's account.
 * @throws Error with the program's own words when it does not end with 0
 */
export async function runPostgresTool(
  { binaries, account }: Cluster,
  program: 'initdb' | 'pg_ctl' | 'postgres',
  { args, input = '' }: { args: string[]; input?: string },
): Promise<void> {
  // The working folder must be one that the account may enter, which the caller's need not be. Detached, because a
  // terminal sends Ctrl-C to the whole group: whoever waits for the tool decides what to do then.
  const options = { cwd: '/', detached: true, ...account, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const child = spawn(join(binaries, 'bin', program), args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
  }
  child.stdin.on('error', () => {}); // It left without reading: its exit status says why.
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`${program} failed (status ${status}): ${words.trim()}`);
}

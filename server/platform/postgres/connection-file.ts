import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What has to be remembered of the embedded Postgres, in `DATA_DIR/postgres.json` (mode 0600). */
export interface Connection {
  /** The cluster's folder: `DATA_DIR/postgres`, or one that Postgres's own account can reach. */
  directory: string;
  port: number;
  password: string;
}

export function readConnection(dataDir: string): Connection | undefined {
  try {
    const { directory, port, password } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    return { directory: resolve(dataDir, String(directory)), port: Number(port), password: String(password) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export function writeConnection(dataDir: string, connection: Connection): void {
  const partial = `${fileIn(dataDir)}.${process.pid}`;
  const inside = relative(dataDir, connection.directory);
  // Relative where it lies in DATA_DIR, which may be moved.
  const directory = inside.startsWith('..') ? connection.directory : inside;
  writeFileSync(partial, `${JSON.stringify({ ...connection, directory }, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileIn(dataDir));
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The address for `DATABASE_URL`. */
export function connectionUrl({ port, password }: Connection): string {
  return `postgres://glim:${password}@127.0.0.1:${port}/glim`;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

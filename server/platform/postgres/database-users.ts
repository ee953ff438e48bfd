import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning, parseIdentity } from './process-identity.ts';

/**
 * Who uses the embedded Postgres of a DATA_DIR right now: the supervisor, a
 * command-line tool, or both. The last to leave stops it. To be called under
 * the lock of that Postgres.
 */
export function joinDatabaseUsers(dataDir: string): { leave: () => { isLast: boolean } } {
  const folder = join(dataDir, 'postgres-users');
  const mine = join(folder, randomUUID());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  return {
    leave: () => {
      rmSync(mine, { force: true });
      return { isLast: !hasLivingUser(folder) };
    },
  };
}

function hasLivingUser(folder: string): boolean {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .some((file) => {
      const user = parseIdentity(readFileSync(file, 'utf8'));
      if (user && isRunning(user)) return true;
      rmSync(file, { force: true }); // Of a process that was killed.
      return false;
    });
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessLock, tryProcessLock } from '../../server/platform/postgres/process-lock.ts';
import { StartUpError } from './start-up-error.ts';

/**
 * Makes DATA_DIR ours alone for as long as we run: two supervisors on the same
 * data would fight over everything.
 * @throws StartUpError when it cannot be written to, or another supervisor runs on it
 */
export function claimDataDir(dataDir: string): ProcessLock {
  try {
    // Others may pass through it, not list it: the embedded Postgres never runs as root and has its folder in here.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new StartUpError(
      `DATA_DIR is "${dataDir}", which cannot be written to (${reason}): set it to a folder that can.`,
    );
  }
  const attempt = tryProcessLock(join(dataDir, 'start.lock'));
  if ('release' in attempt) return attempt;
  throw new StartUpError(
    `Glim already runs on this DATA_DIR ("${dataDir}"), as process ${attempt.heldBy}: stop that one, or set DATA_DIR and PORT for a second one.`,
  );
}

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where the worker of the installed mediasoup package is, and where copies of it are kept.
 *
 * @param {string} root the folder that holds node_modules
 */
export function workerFiles(root) {
  const packageDir = join(root, 'node_modules/mediasoup');
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const cacheDir = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'glim');
  return { packageDir, version, cacheDir, binary: join(packageDir, 'worker/out/Release/mediasoup-worker') };
}

/**
 * Whether a file is a worker that runs here. This is mediasoup's own check: without MEDIASOUP_VERSION a worker leaves
 * with status 41. One for another libc or processor, or one that misses a shared library, does not get that far.
 */
export function runs(file) {
  return existsSync(file) && spawnSync(file, [], { env: {}, stdio: 'ignore', timeout: 10_000 }).status === 41;
}

/** Copies an executable so that nobody ever sees half of it. */
export function copyAtomically(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}.tmp`;
  copyFileSync(from, partial);
  chmodSync(partial, 0o755);
  renameSync(partial, to);
}
